using PrivateLinkKit.External.Generator.Model;

namespace PrivateLinkKit.External.Generator.Client;

/// <summary>Writers of requests, readers of responses, and the table of operations.</summary>
internal static class WireEmitter
{
    public static string Emit(ClientService service)
    {
        var code = new CodeWriter();
        var (writer, reader) = service.Api.Protocol == Protocol.Json ? ("JsonTarget", "JsonSource") : ("QueryTarget", "XmlSource");
        code.Line($"#nullable disable\nusing Amazon.Runtime;\nusing Amazon.Runtime.Internal;\nusing StandIn;\n\nnamespace {service.WireNamespace};\n");
        code.Block("internal static class Operations", () =>
        {
            var facts = service.Api.Facts;
            var protocol = facts.Protocol switch { Protocol.Ec2 => "Ec2Protocol", Protocol.Query => "QueryProtocol", _ => "JsonProtocol" };
            code.Line($"private static readonly {protocol} protocol = new(\"{service.Namespace}\", \"{facts.Version}\"{(facts.Target is null ? "" : $", \"{facts.Target}\"")}, Errors.General);");
            foreach (var operation in service.Operations)
            {
                var errors = string.Concat(operation.Errors.Select(error => $", Errors.{Naming.Exception(error)}"));
                code.Line($"public static readonly InvokeOptions {operation.Name} = protocol.Operation<{operation.Name}Request, {operation.Name}Response>"
                    + $"(\"{operation.Name}\", Writers.{operation.Name}Request, Readers.{operation.Name}Response{errors});");
            }
        });
        Errors(code, service, reader);
        code.Block("internal static class Writers", () =>
        {
            foreach (var type in service.Requests.Concat(service.Written))
            {
                code.Block($"internal static void {type.Name}({writer} to, {type.Name} value)", () =>
                    code.Lines(type.Properties.Select(entry => Write(service, type, entry.Property, entry.Member))));
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

    private static void Errors(CodeWriter code, ClientService service, string reader) => code.Block("internal static class Errors", () =>
    {
        code.Line($"internal static AmazonServiceException General(ErrorResponse error) => new {service.Prefix}Exception(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode);");
        foreach (var error in service.Errors)
        {
            var name = Naming.Exception(error.Name);
            var filled = new ModelClass(name, error, null).Properties.Select(entry => $"{entry.Property} = {Read(service, entry.Member)}");
            code.Line($"internal static readonly TypedError<{reader}> {name} = new(\"{error.Code}\", (error, from) => new {name}"
                + "(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode)"
                + $"{(filled.Any() ? $" {{ {string.Join(", ", filled)} }}" : "")});");
        }
    });

    private static string Write(ClientService service, ModelClass type, string property, Member member)
    {
        var name = member.RequestName(service.Api.Protocol);
        var value = $"value.{property}";
        return member.Type switch
        {
            ListType list => $"{Prepare(service, type, property)}to.List(\"{name}\", {value}, {ItemWriter(service, list.Item)});",
            MapType map => $"to.Map(\"{name}\", {value}, {ItemWriter(service, map.Value)});",
            ShapeType when service.Unwrap(member.Type) is { } inner =>
                $"to.Put(\"{name}\", {value}, static (to, inner) => to.Put(\"{inner.RequestName(service.Api.Protocol)}\", inner));",
            ShapeType shape when service.Api.Shape(shape.Name) is Structure => $"to.Put(\"{name}\", {value}, {Naming.Upper(shape.Name)});",
            _ when member.IsToken => $"to.Put(\"{name}\", {value} ?? Guid.NewGuid().ToString());",
            _ => $"to.Put(\"{name}\", {value});",
        };
    }

    /// <summary>The SDK fills in empty values before CreateTags only: to DeleteTags a missing value means any value, an empty one just that.</summary>
    private static string Prepare(ClientService service, ModelClass type, string property) =>
        service.IsEc2 && type.Name == "CreateTagsRequest" && property == "Tags" ? "value.Tags?.ForEach(static tag => tag.Value ??= \"\"); " : "";

    private static string ItemWriter(ClientService service, TypeRef type) => type switch
    {
        ListType list => $"static (to, item) => to.Items(item, {ItemWriter(service, list.Item)})",
        ShapeType shape when service.Api.Shape(shape.Name) is Structure => $"static (to, item) => to.Structure(item, {Naming.Upper(shape.Name)})",
        MapType => throw new GeneratorException("A map inside a list is not supported."),
        _ => "static (to, item) => to.Set(item)",
    };

    private static string Read(ClientService service, Member member)
    {
        var name = member.ResponseName;
        return member.Type switch
        {
            ListType list => $"from.List(\"{name}\", {ItemReader(service, list.Item)})",
            MapType map => $"from.Map(\"{name}\", {ItemReader(service, map.Value)})",
            ShapeType when service.Unwrap(member.Type) is { } inner => $"from[\"{name}\"]?[\"{inner.ResponseName}\"]?{Scalar(service, inner.Type)}",
            ShapeType shape when service.Api.Shape(shape.Name) is Structure => $"from[\"{name}\"]?.As({Naming.Upper(shape.Name)})",
            _ => $"from[\"{name}\"]?{Scalar(service, member.Type)}",
        };
    }

    private static string ItemReader(ClientService service, TypeRef type) => type switch
    {
        ListType list => $"static item => item.List({ItemReader(service, list.Item)})",
        ShapeType shape when service.Api.Shape(shape.Name) is Structure => Naming.Upper(shape.Name),
        MapType => throw new GeneratorException("A map inside a list is not supported."),
        _ => $"static item => item{Scalar(service, type)}",
    };

    private static string Scalar(ClientService service, TypeRef type) => type switch
    {
        Primitive { Kind: PrimitiveKind.String } or ShapeType => ".Text()",
        Primitive primitive => $".{primitive.Kind}()",
        _ => throw new GeneratorException($"{service.Name}: {type} is not a scalar."),
    };
}
