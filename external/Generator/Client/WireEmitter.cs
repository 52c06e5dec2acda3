using PrivateLinkKit.External.Generator.Model;

namespace PrivateLinkKit.External.Generator.Client;

/// <summary>Writers of requests, readers of responses, and the table of operations.</summary>
internal static class WireEmitter
{
    public static string Emit(ClientService service)
    {
        var code = new CodeWriter();
        var isRest = service.Api.Protocol is Protocol.RestJson;
        var (writer, reader) = service.Api.Protocol is Protocol.Query ? ("QueryTarget", "XmlSource") : ("JsonTarget", "JsonSource");
        code.Line($"#nullable disable\nusing Amazon.Runtime;\nusing Amazon.Runtime.Internal;\nusing StandIn;\n\nnamespace {service.WireNamespace};\n");
        code.Block("internal static class Operations", () =>
        {
            code.Line($"private static readonly {service.Api.Protocol}Protocol protocol = new({Arguments(service)}, Errors.General);");
            code.Lines(service.Operations.Select(operation => Operation(service, operation)));
        });
        Errors(code, service, reader);
        code.Block("internal static class Writers", () =>
        {
            foreach (var type in service.Requests)
            {
                Writer(code, service, type, isRest ? "RestTarget" : writer);
            }

            foreach (var type in service.Written)
            {
                Writer(code, service, type, writer);
            }
        });
        code.Block("internal static class Readers", () =>
        {
            foreach (var type in service.Responses.Concat(service.Read))
            {
                code.Block($"internal static {type.Name} {type.Name}({reader} from) => new()", () =>
                    code.Lines(type.Properties.Select(entry => $"{entry.Property} = {Read(service, entry.Member)},")), "};");
            }
        });
        return code.ToString();
    }

    private static string Arguments(ClientService service)
    {
        var facts = service.Api.Facts;
        var json = facts.Protocol is Protocol.Json
            ? $", \"{facts.JsonVersion}\", \"{facts.Target}\", isQueryCompatible: {(facts.IsQueryCompatible ? "true" : "false")}"
            : "";
        return $"\"{service.Namespace}\", \"{facts.Version}\"{json}";
    }

    private static string Operation(ClientService service, Operation operation)
    {
        var hasBody = service.Api.Structure(operation.Input).Members.Any(member => member.Place is MemberPlace.Body) ? "true" : "false";
        var rest = operation.Http is { } http ? $"\"{http.Method}\", \"{http.Path}\", hasBody: {hasBody}, " : $"\"{operation.Name}\", ";
        return $"public static readonly InvokeOptions {operation.Name} = protocol.Operation<{operation.Name}Request, {operation.Name}Response>"
            + $"({rest}Writers.{operation.Name}Request, Readers.{operation.Name}Response"
            + $"{string.Concat(operation.Errors.Select(error => $", Errors.{Naming.Exception(error)}"))});";
    }

    private static void Writer(CodeWriter code, ClientService service, ModelClass type, string target) =>
        code.Block($"internal static void {type.Name}({target} to, {type.Name} value)", () =>
            code.Lines(type.Properties.Select(entry => Write(service, target, entry.Property, entry.Member))));

    private static void Errors(CodeWriter code, ClientService service, string reader) => code.Block("internal static class Errors", () =>
    {
        code.Line($"internal static AmazonServiceException General(ErrorResponse error) => new {service.Prefix}Exception(error.Message, "
            + "error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode);");
        foreach (var error in service.Errors)
        {
            var name = Naming.Exception(error.Name);
            var filled = new ModelClass(name, error, null).Properties.Select(entry => $"{entry.Property} = {Read(service, entry.Member)}");
            code.Line($"internal static readonly TypedError<{reader}> {name} = new(\"{error.Code}\", (error, from) => new {name}"
                + "(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode)"
                + $"{(filled.Any() ? $" {{ {string.Join(", ", filled)} }}" : "")});");
        }
    });

    private static string Write(ClientService service, string target, string property, Member member)
    {
        var to = target is "RestTarget" ? "to.Body" : "to";
        var name = member.RequestName(service.Api.Protocol);
        var value = $"value.{property}";
        return member.Type switch
        {
            _ when member.Place is not MemberPlace.Body => $"to.{member.Place}(\"{name}\", {value});",
            ListType list => $"{to}.List(\"{name}\", {value}, {ItemWriter(service, list.Item)});",
            MapType map => $"{to}.Map(\"{name}\", {value}, {ItemWriter(service, map.Value)});",
            ShapeType shape when service.Api.Shape(shape.Name) is Structure => $"{to}.Put(\"{name}\", {value}, {Naming.Upper(shape.Name)});",
            _ when member.IsToken => $"{to}.Put(\"{name}\", {value} ?? Guid.NewGuid().ToString());",
            _ => $"{to}.Put(\"{name}\", {value});",
        };
    }

    private static string ItemWriter(ClientService service, TypeRef type) => type switch
    {
        ListType list => $"static (to, item) => to.Items(item, {ItemWriter(service, list.Item)})",
        ShapeType shape when service.Api.Shape(shape.Name) is Structure => $"static (to, item) => to.Structure(item, {Naming.Upper(shape.Name)})",
        MapType map => $"static (to, item) => to.Entries(item, {ItemWriter(service, map.Value)})",
        _ => "static (to, item) => to.Set(item)",
    };

    private static string Read(ClientService service, Member member)
    {
        var name = member.ResponseName;
        return member.Type switch
        {
            ListType list => $"from.List(\"{name}\", {ItemReader(service, list.Item)})",
            MapType map => $"from.Map(\"{name}\", {ItemReader(service, map.Value)})",
            ShapeType shape when service.Api.Shape(shape.Name) is Structure => $"from[\"{name}\"]?.As({Naming.Upper(shape.Name)})",
            _ => $"from[\"{name}\"]?{Scalar(service, member.Type)}",
        };
    }

    private static string ItemReader(ClientService service, TypeRef type) => type switch
    {
        ListType list => $"static item => item.List({ItemReader(service, list.Item)})",
        ShapeType shape when service.Api.Shape(shape.Name) is Structure => Naming.Upper(shape.Name),
        MapType map => $"static item => item.Map({ItemReader(service, map.Value)})",
        _ => $"static item => item{Scalar(service, type)}",
    };

    private static string Scalar(ClientService service, TypeRef type) => type switch
    {
        Primitive { Kind: PrimitiveKind.String } or ShapeType => ".Text()",
        Primitive primitive => $".{primitive.Kind}()",
        _ => throw new GeneratorException($"{service.Name}: {type} is not a scalar."),
    };
}
