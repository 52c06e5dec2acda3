"""Compares answers as they came over the wire with what botocore's model of the operation knows.

botocore's parsers pass over what they do not know; here that is a finding.
"""
import json
import re
import xml.etree.ElementTree as ET

SCALARS = {
    "string": re.compile(r".*", re.DOTALL),
    "boolean": re.compile(r"true|false"),
    "integer": re.compile(r"-?\d+"),
    "long": re.compile(r"-?\d+"),
    "float": re.compile(r"-?\d+(\.\d+)?([eE][-+]?\d+)?"),
    "double": re.compile(r"-?\d+(\.\d+)?([eE][-+]?\d+)?"),
    "timestamp": re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z"),
}

JSON_TYPES = {
    "string": lambda value: isinstance(value, str),
    "blob": lambda value: isinstance(value, str) and re.fullmatch(r"[A-Za-z0-9+/]*={0,2}", value) is not None,
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "long": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "float": lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
    "double": lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
    "timestamp": lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
}

# Members that any operation may return, even if not in its model.
COMMON_ERRORS = {
    "AccessDenied", "AccessDeniedException", "ExpiredToken", "ExpiredTokenException", "IncompleteSignature", "InternalFailure", "InvalidAction",
    "InvalidParameterException", "MissingParameter", "InvalidParameterValue", "InvalidParameterCombination", "OperationNotPermitted", "ServiceUnavailable",
    "Throttling", "ThrottlingException", "ValidationError", "ValidationException", "SerializationException",
}

# Members that EC2 returns although they are not in its model: the first two are in the examples that come with the model, the third is in
# recorded answers.
BESIDES_THE_MODEL = {"NetworkInterfaceStatus": {"pending"}, "AttachmentStatus": {"available"}, "NetworkInterfaceType": {"nat_gateway"}}

# The models have them at each operation.
REST_NAMESPACES = {"route53": "https://route53.amazonaws.com/doc/2013-04-01/", "s3": "http://s3.amazonaws.com/doc/2006-03-01/"}

# The root elements of S3's answers, which its model does not have.
S3_ROOTS = {
    "DeleteObjects": "DeleteResult", "GetBucketAccelerateConfiguration": "AccelerateConfiguration", "GetBucketAcl": "AccessControlPolicy",
    "GetBucketCors": "CORSConfiguration", "GetBucketLifecycleConfiguration": "LifecycleConfiguration", "GetBucketLocation": "LocationConstraint",
    "GetBucketLogging": "BucketLoggingStatus", "GetBucketNotificationConfiguration": "NotificationConfiguration",
    "GetBucketRequestPayment": "RequestPaymentConfiguration", "GetBucketTagging": "Tagging", "GetBucketVersioning": "VersioningConfiguration",
    "GetBucketWebsite": "WebsiteConfiguration",
    "GetObjectTagging": "Tagging", "ListBuckets": "ListAllMyBucketsResult", "ListObjectVersions": "ListVersionsResult",
    "ListObjects": "ListBucketResult", "ListObjectsV2": "ListBucketResult",
}


def findings(service, operation, status, headers, body):
    """Unknown members of an answer: a list of texts, each with the operation and the path."""
    found = Findings(f"{service.signing_name}:{operation.name}")
    protocol = service.metadata["protocol"]
    if service.signing_name == "s3":
        _s3_answer(found, operation, status, headers, body)
    elif service.signing_name == "elasticfilesystem":
        _efs_answer(found, operation, status, {name.lower(): value for name, value in headers.items()}, body)
    elif protocol == "rest-xml":
        _rest_answer(found, service, operation, status, headers, body)
    elif protocol == "json":
        _json_answer(found, operation, status, headers, body)
    elif protocol == "rest-json":
        _rest_json_answer(found, operation, status, {name.lower(): value for name, value in headers.items()}, body)
    else:
        root = ET.fromstring(body)
        if status >= 300:
            _xml_error(found, operation, root, protocol)
        else:
            _xml_answer(found, service, operation, root, protocol)
    return found.texts


class Findings:
    def __init__(self, operation):
        self.operation = operation
        self.texts = []

    def add(self, path, text):
        self.texts.append(f"{self.operation} {path}: {text}")


def _json_answer(found, operation, status, headers, body):
    if "x-amzn-requestid" not in {name.lower() for name in headers}:
        found.add("headers", "no request id")
    value = json.loads(body)
    if status >= 300:
        if not isinstance(value.get("__type"), str) or not isinstance(value.get("message"), str) or len(value) != 2:
            found.add("error", f"not __type and message: {value}")
        else:
            _error_code(found, operation, value["__type"])
    elif operation.output_shape is None:
        if value:
            found.add("body", f"the operation answers nothing, not {value}")
    else:
        _json_value(found, "", operation.output_shape, value)


def _rest_json_answer(found, operation, status, headers, body):
    if "x-amzn-requestid" not in headers:
        found.add("headers", "no request id")
    value = json.loads(body) if body else {}
    if status >= 300:
        if not isinstance(value.get("message"), str) or len(value) != 1:
            found.add("error", f"not a message: {value}")
        _error_code(found, operation, headers.get("x-amzn-errortype"))
    elif operation.output_shape is None:
        if body:
            found.add("body", f"the operation answers nothing, not {value}")
    else:
        _json_value(found, "", operation.output_shape, value)


def _json_value(found, path, shape, value):
    if shape.type_name == "structure" and isinstance(value, dict):
        by_name = {member.serialization.get("name", name): member for name, member in shape.members.items()}
        for name, child in value.items():
            if name in by_name:
                _json_value(found, f"{path}.{name}", by_name[name], child)
            else:
                found.add(f"{path}.{name}", f"{shape.name} has no such member")
    elif shape.type_name == "list" and isinstance(value, list):
        for place, item in enumerate(value):
            _json_value(found, f"{path}[{place}]", shape.member, item)
    elif shape.type_name == "map" and isinstance(value, dict):
        for key, child in value.items():
            _json_value(found, f"{path}.{key}", shape.value, child)
    elif shape.type_name == "timestamp" and shape.serialization.get("timestampFormat") == "iso8601":
        if not isinstance(value, str) or not SCALARS["timestamp"].fullmatch(value):
            found.add(path, f"{value!r} is no time")
    elif not JSON_TYPES.get(shape.type_name, lambda _: False)(value):
        found.add(path, f"{value!r} is no {shape.type_name}")
    else:
        _choice(found, path, shape, value)


def _rest_answer(found, service, operation, status, headers, body):
    if "x-amzn-requestid" not in {name.lower() for name in headers}:
        found.add("headers", "no request id")
    if status >= 300:
        _xml_error(found, operation, ET.fromstring(body), "query")
        return
    members = operation.output_shape.members if operation.output_shape else {}
    in_body = {name: member for name, member in members.items() if "location" not in member.serialization}
    for member in members.values():
        if member.serialization.get("location") == "header" and member.serialization["name"].lower() not in {name.lower() for name in headers}:
            found.add(member.serialization["name"], "no such header")
    if not body:
        if in_body:
            found.add("body", "there is none")
        return
    root = ET.fromstring(body)
    namespace, name = _split(root.tag)
    if (namespace, name) != (REST_NAMESPACES[service.signing_name], f"{operation.name}Response"):
        found.add("root", f"{root.tag} is not {operation.name}Response")
    for required in operation.output_shape.required_members:
        if required in in_body and all(_split(child.tag)[1] != in_body[required].serialization.get("name", required) for child in root):
            found.add(f".{required}", "is missing")
    _xml_structure(found, "", operation.output_shape, list(root))


def _s3_answer(found, operation, status, headers, body):
    """S3 has headers that depend on the object, root elements of its own, and errors without an element around them."""
    if "x-amz-request-id" not in {name.lower() for name in headers}:
        found.add("headers", "no request id")
    if operation.http["method"] == "HEAD":
        return
    if status >= 300:
        root = ET.fromstring(body)
        if root.tag != "Error" or not all(root.findtext(name) for name in ("Code", "Message", "RequestId")):
            found.add("error", f"no Error with Code, Message and RequestId: {body}")
        return
    output = operation.output_shape
    payload = output.members.get(output.serialization.get("payload")) if output else None
    if payload is not None and payload.type_name != "structure" or output is None:
        return
    if not body:
        if any("location" not in member.serialization for member in output.members.values()):
            found.add("body", "there is none")
        return
    root, shape = ET.fromstring(body), payload or output
    expected = shape.serialization.get("name", shape.name) if payload else S3_ROOTS[operation.name]
    if root.tag != f"{{{REST_NAMESPACES['s3']}}}{expected}":
        found.add("root", f"{root.tag} is not {expected}")
    # The location is the text of the root.
    if operation.name != "GetBucketLocation":
        _xml_structure(found, "", shape, list(root))


def _efs_answer(found, operation, status, headers, body):
    """Errors of EFS have their code in the body too."""
    if "x-amzn-requestid" not in headers:
        found.add("headers", "no request id")
    value = json.loads(body) if body else {}
    if status >= 300:
        if set(value) != {"ErrorCode", "Message"} or value["ErrorCode"] != headers.get("x-amzn-errortype"):
            found.add("error", f"not ErrorCode and Message: {value}")
        else:
            _error_code(found, operation, value["ErrorCode"])
    elif operation.output_shape is not None:
        _json_value(found, "", operation.output_shape, value)
    elif value:
        found.add("body", f"the operation answers nothing, not {value}")


def _xml_answer(found, service, operation, root, protocol):
    namespace, name = _split(root.tag)
    expected = service.metadata.get("xmlNamespace") or f"http://ec2.amazonaws.com/doc/{service.api_version}"
    if namespace.rstrip("/") != expected.rstrip("/"):
        found.add("root", f"the namespace {namespace} is not {expected}")
    if name != f"{operation.name}Response":
        found.add("root", f"{name} is not {operation.name}Response")

    children = {_split(child.tag)[1]: child for child in root}
    if protocol == "ec2":
        _request_id(found, children, "requestId")
        if operation.output_shape is None:
            returned = children.pop("return", None)
            if returned is not None and returned.text != "true":
                found.add("return", f"{returned.text!r} is not true")
            _nothing_else(found, children)
        else:
            _xml_structure(found, "", operation.output_shape, [child for child in root if _split(child.tag)[1] != "requestId"])
        return

    metadata = children.pop("ResponseMetadata", None)
    _request_id(found, {} if metadata is None else {_split(child.tag)[1]: child for child in metadata}, "RequestId")
    result = children.pop(f"{operation.name}Result", None)
    _nothing_else(found, children)
    if result is None:
        found.add("body", f"no {operation.name}Result")
    elif operation.output_shape is not None:
        _xml_structure(found, "", operation.output_shape, list(result))


def _xml_error(found, operation, root, protocol):
    name, request_id, path = ("Response", "RequestID", "Errors/Error") if protocol == "ec2" else ("ErrorResponse", "RequestId", "Error")
    for element in root.iter():
        element.tag = _split(element.tag)[1]
    if root.tag != name:
        found.add("error", f"{root.tag} is not {name}")
    if not root.findtext(request_id):
        found.add("error", f"no {request_id}")
    error = root.find(path)
    if error is None or not error.findtext("Code") or not error.findtext("Message"):
        found.add("error", f"no {path} with Code and Message: {ET.tostring(root, 'unicode')}")
        return
    if protocol == "query":
        if error.findtext("Type") not in ("Sender", "Receiver"):
            found.add("error", f"the type is {error.findtext('Type')}")
        _error_code(found, operation, error.findtext("Code"))


def _error_code(found, operation, code):
    known = {shape.metadata.get("error", {}).get("code", shape.name) for shape in operation.error_shapes}
    if code not in known | COMMON_ERRORS:
        found.add("error", f"{code} is none of {', '.join(sorted(known))}")


def _xml_value(found, path, shape, element):
    if shape.type_name == "structure":
        _no_text(found, path, element)
        _xml_structure(found, path, shape, list(element))
    elif shape.type_name == "list":
        _no_text(found, path, element)
        item = shape.member.serialization.get("name", "member")
        for place, child in enumerate(element, 1):
            name = _split(child.tag)[1]
            if name == item:
                _xml_value(found, f"{path}.{place}", shape.member, child)
            else:
                found.add(f"{path}.{place}", f"{name} is not {item}")
    elif shape.type_name == "map":
        _no_text(found, path, element)
        for place, entry in enumerate(element, 1):
            parts = [_split(part.tag)[1] for part in entry]
            if (_split(entry.tag)[1], parts) != ("entry", ["key", "value"]):
                found.add(f"{path}.{place}", f"{entry.tag} with {parts} is not an entry with key and value")
            else:
                _xml_value(found, f"{path}.{entry[0].text}", shape.value, entry[1])
    elif shape.type_name not in SCALARS:
        found.add(path, f"nothing is known of {shape.type_name}")
    elif len(element) or not SCALARS[shape.type_name].fullmatch(element.text or ""):
        found.add(path, f"{ET.tostring(element, 'unicode')} is no {shape.type_name}")
    else:
        _choice(found, path, shape, element.text or "")


def _xml_structure(found, path, shape, children):
    by_name = {}
    for name, member in shape.members.items():
        flattened = member.type_name == "list" and member.serialization.get("flattened")
        by_name[member.serialization.get("name", name)] = (member.member if flattened else member, flattened)

    seen = set()
    for child in children:
        name = _split(child.tag)[1]
        at = f"{path}.{name}"
        if name not in by_name:
            found.add(at, f"{shape.name} has no such member")
            continue
        member, flattened = by_name[name]
        if name in seen and not flattened:
            found.add(at, "comes twice")
        seen.add(name)
        _xml_value(found, at, member, child)


def _choice(found, path, shape, value):
    # EC2's states are lower camel case on the wire and Pascal case in its model.
    choices = getattr(shape, "enum", None)
    if choices and value.lower() not in {choice.lower() for choice in choices} | BESIDES_THE_MODEL.get(shape.name, set()):
        found.add(path, f"{value!r} is none of {', '.join(choices)}")


def _request_id(found, children, name):
    element = children.pop(name, None)
    if element is None or not element.text:
        found.add(name, "no request id")


def _nothing_else(found, children):
    for name in children:
        found.add(name, "no such member")


def _no_text(found, path, element):
    if (element.text or "").strip():
        found.add(path, f"the text {element.text!r} is neither structure nor list")


def _split(tag):
    return tag[1:].split("}", 1) if tag.startswith("{") else ("", tag)
