//! Compares two identities of Ory Kratos by what an administrator can edit, and by the addresses that the server derives
//! from the traits.

use serde_json::{Map, Value, json};

/// The members of an identity that a patch can change, and its addresses, without ids, times and URLs, which every server
/// generates. An absent member is null.
pub(crate) fn comparable(identity: &Value) -> Value {
    json!({
        "schema_id": identity["schema_id"],
        "state": identity["state"],
        "traits": identity["traits"],
        "metadata_public": identity["metadata_public"],
        "metadata_admin": identity["metadata_admin"],
        "external_id": identity["external_id"],
        "organization_id": identity["organization_id"],
        "verifiable_addresses": addresses(&identity["verifiable_addresses"]),
        "recovery_addresses": addresses(&identity["recovery_addresses"]),
    })
}

/// Addresses, sorted, because the server's order is not the same in each answer.
fn addresses(list: &Value) -> Vec<Value> {
    let members = |address: &Value| json!([address["via"], address["value"], address["verified"], address["status"]]);
    let mut addresses: Vec<_> = list.as_array().into_iter().flatten().map(members).collect();
    addresses.sort_by_key(Value::to_string);
    addresses
}

/// Two values without the equal members of their objects, to show the difference.
pub(crate) fn difference(ours: &Value, theirs: &Value) -> (Value, Value) {
    let (Some(left), Some(right)) = (ours.as_object(), theirs.as_object()) else {
        return (ours.clone(), theirs.clone());
    };
    let (mut ours, mut theirs) = (Map::new(), Map::new());
    for (name, value) in left.iter().filter(|(name, value)| right.get(*name) != Some(value)) {
        let (value, other) = right.get(name).map_or((value.clone(), None), |other| {
            let (value, other) = difference(value, other);
            (value, Some(other))
        });
        ours.insert(name.clone(), value);
        other.map(|other| theirs.insert(name.clone(), other));
    }
    let added = right.iter().filter(|(name, _)| !left.contains_key(*name));
    theirs.extend(added.map(|(name, value)| (name.clone(), value.clone())));
    (ours.into(), theirs.into())
}
