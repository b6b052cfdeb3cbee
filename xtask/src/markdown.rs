//! A document in Markdown as part of a page: headings can be linked to, and a wide table scrolls by itself.

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html::push_html};

/// The HTML of a document, without a page around it.
pub(crate) fn html(text: &str) -> String {
    let events: Vec<_> = Parser::new_ext(text, Options::ENABLE_TABLES).collect();
    let mut page = String::new();
    push_html(&mut page, events.iter().enumerate().map(|(at, event)| frame(event, &events[at..])));
    // A header without a text names no column.
    page.replace("<th></th>", "<td></td>")
}

/// An event as the page has it; `rest` begins with it.
fn frame<'a>(event: &Event<'a>, rest: &[Event<'a>]) -> Event<'a> {
    match event {
        Event::Start(Tag::Heading { level, classes, attrs, .. }) => {
            let id = Some(slug(&heading(rest)).into());
            Event::Start(Tag::Heading { level: *level, id, classes: classes.clone(), attrs: attrs.clone() })
        }
        // Who has no pointer scrolls by the keyboard, for which the box takes the focus.
        Event::Start(Tag::Table(_)) => Event::Html(r#"<div class="wide" role="group" tabindex="0"><table>"#.into()),
        Event::End(TagEnd::Table) => Event::Html("</tbody></table></div>".into()),
        other => other.clone(),
    }
}

/// The text of the heading that the events begin with.
fn heading(events: &[Event]) -> String {
    let inside = events.iter().take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_))));
    let texts = inside.filter_map(|event| match event {
        Event::Text(text) | Event::Code(text) => Some(CowStr::as_ref(text)),
        _ => None,
    });
    texts.collect()
}

/// An id as GitHub makes it from a heading.
fn slug(text: &str) -> String {
    let kept = text.chars().filter(|character| character.is_alphanumeric() || " -_".contains(*character));
    kept.flat_map(char::to_lowercase).map(|character| if character == ' ' { '-' } else { character }).collect()
}
