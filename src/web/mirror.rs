//! The mirror of the controls: what egui's accessibility tree says of them is told to the page, which keeps an element
//! for each. What is done to an element comes back as a request to its control.

use bevy::{a11y::ActionRequest, prelude::*};
use bevy_egui::{
    EguiContext, EguiInput, EguiOutput, EguiPreUpdateSet, PrimaryEguiContext,
    egui::{
        Event, Key, Memory, Modifiers,
        accesskit::{Action, ActionData, ActionRequest as Asked, Node, NodeId, Role, Toggled, TreeId, TreeUpdate},
    },
};
use serde_json::{Map, Value, json};
use std::{cell::RefCell, collections::HashMap};
use wasm_bindgen::prelude::*;

use super::{tell_written, wake};
use crate::{access, playback::Playback, redraw::Drawn};

/// While the clock runs the mirror follows at most this often, in seconds.
const EVERY_SECONDS: f64 = 1.0;

/// A field that is not there any more is waited for no longer than this.
const MOST_FRAMES: u8 = 5;

thread_local! {
    static ASKED: RefCell<Vec<Asked>> = const { RefCell::new(Vec::new()) };
    /// What shall stand in which field, and for how many frames that has waited. The last one counts.
    static TYPED: RefCell<Vec<(NodeId, String, u8)>> = const { RefCell::new(Vec::new()) };
}

/// Asks something of a control: `click`, `focus`, `increment` or `decrement`.
#[wasm_bindgen]
pub fn mirror_ask(id: &str, action: &str) -> Result<(), JsError> {
    let action = match action {
        "click" => Action::Click,
        "focus" => Action::Focus,
        "increment" => Action::Increment,
        "decrement" => Action::Decrement,
        _ => return Err(JsError::new("a control is asked to click, focus, increment or decrement")),
    };
    let asked = request(node_id(id)?, action);
    ASKED.with_borrow_mut(|list| list.push(asked));
    wake();
    Ok(())
}

/// Replaces what stands in a text field.
#[wasm_bindgen]
pub fn mirror_type(id: &str, text: &str) -> Result<(), JsError> {
    let id = node_id(id)?;
    TYPED.with_borrow_mut(|list| list.push((id, text.to_owned(), 0)));
    wake();
    Ok(())
}

fn node_id(id: &str) -> Result<NodeId, JsError> {
    id.parse().map(NodeId).map_err(|_| JsError::new("a control is named by the number the mirror gave it"))
}

fn request(target_node: NodeId, action: Action) -> Asked {
    Asked { action, target_tree: TreeId::ROOT, target_node, data: None::<ActionData> }
}

/// Adds the mirror to the app.
pub(super) fn plugin(app: &mut App) {
    // Before they are handed on: one frame is all there is.
    let asking = (ask.before(access::hear), type_text.before(EguiPreUpdateSet::BeginPass));
    app.add_systems(PreUpdate, asking.after(EguiPreUpdateSet::ProcessInput)).add_systems(Last, reflect);
}

fn ask(mut requests: MessageWriter<ActionRequest>) {
    requests.write_batch(ASKED.take().into_iter().map(ActionRequest));
}

/// A field takes text as from a keyboard: all that stands there is marked, and then replaced. It must have the focus
/// by then, which it gets a frame earlier.
fn type_text(mut contexts: Query<(&mut EguiContext, &mut EguiInput), With<PrimaryEguiContext>>) {
    let Some((id, text, waited)) = TYPED.take().pop() else { return };
    for (mut context, mut input) in &mut contexts {
        let focused = context.get_mut().memory(Memory::focused);
        if focused.is_some_and(|focused| focused.accesskit_id() == id) {
            input.events.push(pressed(Key::A, Modifiers::COMMAND));
            let typed =
                if text.is_empty() { pressed(Key::Backspace, Modifiers::NONE) } else { Event::Text(text.clone()) };
            input.events.push(typed);
        } else if waited < MOST_FRAMES {
            input.events.push(Event::AccessKitActionRequest(request(id, Action::Focus)));
            TYPED.with_borrow_mut(|list| list.insert(0, (id, text.clone(), waited + 1)));
            wake();
        }
    }
}

fn pressed(key: Key, modifiers: Modifiers) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
}

/// Tells the page of the controls when they have changed.
fn reflect(
    mut contexts: Query<(&mut EguiContext, &EguiOutput), With<PrimaryEguiContext>>,
    (playback, drawn, time): (Res<Playback>, Res<Drawn>, Res<Time<Real>>),
    mut kept: Local<(String, f64, bool)>,
) {
    let (last, when, asked) = &mut *kept;
    let now = time.elapsed_secs_f64();
    // The first map is not kept waiting for the mirror.
    if !drawn.all() || (playback.clock().playing() && now - *when < EVERY_SECONDS) {
        return;
    }
    for (mut context, output) in &mut contexts {
        if !std::mem::replace(asked, true) {
            context.get_mut().enable_accesskit();
            wake(); // the next pass has the first tree
        }
        let Some(update) = &output.platform_output.accesskit_update else { continue };
        *when = now;
        let text = mirror(update).to_string();
        if text != *last {
            tell_written("mirror", &text);
            *last = text;
        }
    }
}

/// The controls and texts in reading order, and which of them has the focus.
fn mirror(update: &TreeUpdate) -> Value {
    let nodes: HashMap<NodeId, &Node> = update.nodes.iter().map(|(id, node)| (*id, node)).collect();
    let mut list = Vec::new();
    if let Some(tree) = &update.tree {
        walk(tree.root, &nodes, &mut list);
    }
    json!({ "nodes": list, "focus": update.focus.0.to_string() })
}

fn walk(id: NodeId, nodes: &HashMap<NodeId, &Node>, list: &mut Vec<Value>) {
    let Some(node) = nodes.get(&id) else { return };
    if let Some(kind) = kind(node.role()) {
        list.extend(described(id, kind, node));
    }
    for child in node.children() {
        walk(*child, nodes, list);
    }
}

/// What kind of element stands for a control; none for what only holds others.
fn kind(role: Role) -> Option<&'static str> {
    match role {
        Role::Button | Role::DefaultButton | Role::ComboBox => Some("button"),
        Role::CheckBox | Role::Switch => Some("checkbox"),
        Role::RadioButton => Some("radio"),
        Role::Link => Some("link"),
        Role::Slider | Role::SpinButton => Some("slider"),
        Role::TextInput | Role::SearchInput | Role::MultilineTextInput => Some("text"),
        Role::Label | Role::Paragraph | Role::Heading | Role::Image => Some("label"),
        _ => None,
    }
}

/// One control as the page takes it. Texts that say nothing are left out.
fn described(id: NodeId, kind: &str, node: &Node) -> Option<Value> {
    let (label, value) = (node.label().unwrap_or_default(), node.value().unwrap_or_default());
    let mut fields = Map::new();
    fields.insert("id".into(), id.0.to_string().into());
    fields.insert("kind".into(), kind.into());
    if kind == "label" {
        let said = if label.is_empty() { value } else { label };
        if said.trim().is_empty() {
            return None;
        }
        fields.insert("name".into(), said.into());
    } else {
        let name = if label.is_empty() { node.placeholder().unwrap_or(value) } else { label };
        fields.insert("name".into(), name.into());
        if !value.is_empty() || kind == "text" {
            fields.insert("value".into(), value.into());
        }
    }
    if let Some(toggled) = node.toggled() {
        fields.insert("on".into(), (toggled == Toggled::True).into());
    }
    if node.is_disabled() {
        fields.insert("disabled".into(), true.into());
    }
    if kind == "slider" {
        let numbers = [node.numeric_value(), node.min_numeric_value(), node.max_numeric_value()];
        fields.insert("range".into(), json!(numbers));
    }
    if let Some(bounds) = node.bounds() {
        let sides = [bounds.x0, bounds.y0, bounds.x1 - bounds.x0, bounds.y1 - bounds.y0];
        fields.insert("at".into(), json!(sides.map(|side| side.round() as i64)));
    }
    Some(Value::Object(fields))
}
