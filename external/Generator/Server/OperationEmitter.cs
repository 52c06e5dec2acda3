using PrivateLinkKit.External.Generator.Model;

namespace PrivateLinkKit.External.Generator.Server;

internal static class OperationEmitter
{
    public static string Emit(ServerService service)
    {
        var code = new CodeWriter();
        var facts = service.Api.Facts;
        code.Line($"#nullable enable\nusing PrivateLinkKit.Testing.Protocols;\n\nnamespace {service.Namespace};\n");
        code.Block($"internal static class {facts.Server}Operations", () =>
        {
            // A property, so that reading it does not build the models of all operations.
            code.Line($"public static ServiceFacts Service => new(\"{facts.Signing}\", \"{facts.Version}\", {Quoted(facts.XmlNamespace)}, "
                + $"{Quoted(facts.Target)});");
            foreach (var (operation, request, result) in service.Api.Operations.Zip(service.Requests, service.Results))
            {
                code.Line($"public static readonly Operation<{operation.Name}Request, {result.Name}> {operation.Name} = "
                    + $"new(\"{operation.Name}\", WireStyle.{Style(facts.Protocol)}, Readers.{operation.Name}Request, Writers.{result.Name}, "
                    + $"static () => [{Members(service, request)}]){Facts(operation, result)};");
            }

            code.Line("public static readonly IReadOnlyList<Operation> All = "
                + $"[{string.Join(", ", service.Api.Operations.Select(operation => operation.Name))}];");
        });
        code.Block("file static class Structures", () => code.Lines(service.Read.Select(record =>
            $"public static WireType {record.Name} => new(WireKind.Structure) {{ Members = () => [{Members(service, record)}] }};")));
        return code.ToString();
    }

    private static string Facts(Operation operation, RecordType result)
    {
        var filters = operation.Filters is [] ? null : $"Filters = [{string.Join(", ", operation.Filters.Select(name => $"\"{name}\""))}]";
        var http = operation.Http is { } binding ? $"Http = \"{binding.Method} {binding.Path}\", Status = {binding.Status}" : null;
        var results = operation.Http is not null && result.Shape.Members is not [] ? $"Results = [{Results(result)}]" : null;
        string[] facts = [.. new[] { filters, http, results }.OfType<string>()];
        return facts is [] ? "" : $" {{ {string.Join(", ", facts)} }}";
    }

    private static string Results(RecordType result) =>
        string.Join(", ", result.Shape.Members.Select(member => $"new(\"{member.ResponseName}\", MemberPlace.{member.Place})"));

    private static string Style(Protocol protocol) => protocol switch
    {
        Protocol.RestJson => "Json",
        Protocol.RestXml => "Xml",
        _ => protocol.ToString(),
    };

    private static string Members(ServerService service, RecordType record) =>
        string.Join(", ", record.Properties.Select(entry => Member(service, entry.Property, entry.Member)));

    private static string Member(ServerService service, string property, Member member) =>
        $"new(\"{property}\", \"{member.RequestName(service.Api.Protocol)}\", {(member.IsRequired ? "true" : "false")}, "
            + $"{Type(service, member.Type)}{Bounds(member)}){Place(member)}";

    private static string Place(Member member) => member.Place is MemberPlace.Body ? "" : $" {{ Place = MemberPlace.{member.Place} }}";

    private static string Bounds(Member member) =>
        (member.Least is null ? "" : $", Least: {member.Least}") + (member.Most is null ? "" : $", Most: {member.Most}");

    private static string Type(ServerService service, TypeRef type) => type switch
    {
        ListType list => $"new(WireKind.List) {{ Item = {Type(service, list.Item)} }}",
        MapType map => $"new(WireKind.Map) {{ Item = {Type(service, map.Value)} }}",
        ShapeType shape => service.Api.Shape(shape.Name) switch
        {
            Enumeration { IsOpen: true } => "WireType.Text",
            Enumeration => $"new(WireKind.Text) {{ Choices = Enumerations.{Naming.Upper(shape.Name)} }}",
            _ => $"Structures.{Naming.Upper(shape.Name)}",
        },
        Primitive { Kind: PrimitiveKind.Integer or PrimitiveKind.Long } => "WireType.Integer",
        Primitive { Kind: PrimitiveKind.Float or PrimitiveKind.Double } => "WireType.Number",
        Primitive { Kind: PrimitiveKind.Boolean } => "WireType.Boolean",
        Primitive { Kind: PrimitiveKind.Timestamp } => "WireType.Timestamp",
        Primitive { Kind: PrimitiveKind.Blob } => "WireType.Blob",
        Primitive { Kind: PrimitiveKind.Document } => "WireType.Document",
        _ => "WireType.Text",
    };

    private static string Quoted(string? text) => text is null ? "null" : $"\"{text}\"";
}
