"""A validator for as much of JSON Schema (draft 2020-12) as docs/scorecard.schema.json uses.

An unknown keyword is an error of its own, so that nothing in the schema goes unchecked.
"""

import re

ANNOTATIONS = {"$schema", "$defs", "title", "description"}


def is_type(value, name):
    if name == "null":
        return value is None
    if name == "boolean":
        return isinstance(value, bool)
    if name == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    if name == "number":
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return isinstance(value, {"string": str, "array": list, "object": dict}[name])


class Validator:
    def __init__(self, schema):
        self.root = schema
        self.seen = set()  # (place of the object's schema, member): what the documents so far had

    def errors(self, document):
        """What is wrong with the document, a sentence each."""
        found = []
        self.check(document, self.root, "$", "#", found)
        return found

    def resolve(self, reference):
        schema = self.root
        for step in reference.removeprefix("#/").split("/"):
            schema = schema[step]
        return schema

    def check(self, value, schema, where, place, found):
        for keyword, wanted in schema.items():
            if keyword in ANNOTATIONS:
                continue
            method = getattr(self, "check_" + keyword.lstrip("$"), None)
            if method is None:
                raise KeyError(f"{place}: the validator does not know the keyword {keyword}")
            method(value, wanted, schema, where, place, found)

    def check_ref(self, value, wanted, schema, where, place, found):
        self.check(value, self.resolve(wanted), where, wanted, found)

    def check_type(self, value, wanted, schema, where, place, found):
        names = [wanted] if isinstance(wanted, str) else wanted
        if not any(is_type(value, name) for name in names):
            found.append(f"{where}: {value!r} is not of type {wanted}")

    def check_enum(self, value, wanted, schema, where, place, found):
        if value not in wanted:
            found.append(f"{where}: {value!r} is none of {wanted}")

    def check_const(self, value, wanted, schema, where, place, found):
        if value != wanted or isinstance(value, bool) != isinstance(wanted, bool):
            found.append(f"{where}: {value!r} is not {wanted!r}")

    def check_minimum(self, value, wanted, schema, where, place, found):
        if is_type(value, "number") and value < wanted:
            found.append(f"{where}: {value} is below {wanted}")

    def check_maximum(self, value, wanted, schema, where, place, found):
        if is_type(value, "number") and value > wanted:
            found.append(f"{where}: {value} is above {wanted}")

    def check_minLength(self, value, wanted, schema, where, place, found):
        if isinstance(value, str) and len(value) < wanted:
            found.append(f"{where}: {value!r} is too short")

    def check_pattern(self, value, wanted, schema, where, place, found):
        if isinstance(value, str) and not re.search(wanted, value):
            found.append(f"{where}: {value!r} does not match {wanted}")

    def check_minItems(self, value, wanted, schema, where, place, found):
        if isinstance(value, list) and len(value) < wanted:
            found.append(f"{where}: fewer than {wanted} items")

    def check_maxItems(self, value, wanted, schema, where, place, found):
        if isinstance(value, list) and len(value) > wanted:
            found.append(f"{where}: more than {wanted} items")

    def check_items(self, value, wanted, schema, where, place, found):
        if isinstance(value, list):
            for i, item in enumerate(value):
                self.check(item, wanted, f"{where}[{i}]", place + "/items", found)

    def check_required(self, value, wanted, schema, where, place, found):
        if isinstance(value, dict):
            found.extend(f"{where}: no member {name}" for name in wanted if name not in value)

    def check_properties(self, value, wanted, schema, where, place, found):
        if isinstance(value, dict):
            for name in set(wanted) & set(value):
                self.seen.add((place, name))
                self.check(value[name], wanted[name], f"{where}.{name}", f"{place}/properties/{name}", found)

    def check_additionalProperties(self, value, wanted, schema, where, place, found):
        if not isinstance(value, dict):
            return
        for name in set(value) - set(schema.get("properties", ())):
            if wanted is False:
                found.append(f"{where}: an unknown member {name}")
            else:
                self.check(value[name], wanted, f"{where}.{name}", place + "/additionalProperties", found)

    def check_propertyNames(self, value, wanted, schema, where, place, found):
        if isinstance(value, dict):
            for name in value:
                self.check(name, wanted, f"{where}: the name {name}", place + "/propertyNames", found)


def objects(schema, place="#"):
    """Every schema of an object with named members: its place and itself."""
    if isinstance(schema, dict):
        if "properties" in schema and isinstance(schema["properties"], dict) and "type" in schema:
            yield place, schema
        for key, value in schema.items():
            yield from objects(value, f"{place}/{key}")
