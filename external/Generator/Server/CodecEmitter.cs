using PrivateLinkKit.External.Generator.Model;

namespace PrivateLinkKit.External.Generator.Server;

/// <summary>Emits the codecs: wire values to request records, and result records to wire values.</summary>
internal static class CodecEmitter
{
    public static string Emit(ServerService service)
    {
        var code = new CodeWriter();
        code.Line($"#nullable enable\nusing PrivateLinkKit.Testing.Protocols;\n\nnamespace {service.Namespace};\n");
        code.Block("internal static class Readers", () =>
        {
            foreach (var record in service.Requests.Concat(service.Read))
            {
                code.Block($"internal static {record.Name} {record.Name}(WireNode node)", () => code
                    .Line("var shape = node.Shape();")
                    .Block($"return shape.Done(new {record.Name}", () =>
                    code.Lines(record.Properties.Select(entry => Read(service, entry.Property, entry.Member))), "});"));
            }
        });
        code.Block("internal static class Writers", () =>
        {
            foreach (var record in service.Results.Concat(service.Written))
            {
                code.Block($"internal static WireObject {record.Name}({record.Name} value) => new()", () =>
                    code.Lines(record.Properties.Select(
                        entry => $"{{ \"{entry.Member.ResponseName}\", {Write(service, $"value.{entry.Property}", entry.Member)} }},")), "};");
            }
        });
        return code.ToString();
    }

    private static string Read(ServerService service, string property, Member member) =>
        $"{property} = shape.{(member.IsRequired ? "Required" : "Optional")}(\"{property}\", "
            + $"\"{member.RequestName(service.Api.Protocol)}\")?{Items(service, member)}{Bounds(member)}{Value(service, member)},";

    // REST XML wraps lists and maps in an element of their own, or repeats the member; query protocols number the entries of maps.
    private static string Items(ServerService service, Member member) =>
        service.Api.Protocol is not (Protocol.RestXml or Protocol.Query) || member.Place is not MemberPlace.Body ? ""
        : member.Type is ListType && (service.Api.Protocol is Protocol.RestXml || member.ItemName is not null) ? $".Items({Quoted(member.ItemName)})"
        : member.MapNames is { } names ? $".Entries({Arguments(names)})"
        : "";

    private static string Arguments(MapNames names) => $"{Quoted(names.Entry)}, \"{names.Key}\", \"{names.Value}\"";

    private static string Quoted(string? text) => text is null ? "null" : $"\"{text}\"";

    private static string Bounds(Member member) => (member.Least, member.Most) is (null, null)
        ? ""
        : $".{(member.Type is Primitive { Kind: not PrimitiveKind.String and not PrimitiveKind.Blob } ? "Within" : "OfLength")}"
            + $"({member.Least?.ToString() ?? "null"}, {member.Most?.ToString() ?? "null"})";

    private static string Value(ServerService service, Member member) => TimeOf(service, member) is { } format
        ? $".Timestamp(TimeFormat.{format})"
        : Value(service, member.Type);

    // In query strings and headers of JSON APIs, times are texts.
    private static TimeFormat? TimeOf(ServerService service, Member member) => member.Type is not Primitive { Kind: PrimitiveKind.Timestamp } ? null
        : member.Time ?? (member.Place is MemberPlace.Body ? null : Api.DefaultTime(service.Api.Protocol, member.Place));

    private static string Value(ServerService service, TypeRef type) => type switch
    {
        Primitive { Kind: PrimitiveKind.Float } => ".Double()",
        Primitive { Kind: PrimitiveKind.String } => ".Text()",
        Primitive { Kind: PrimitiveKind.Document } => ".Value",
        Primitive primitive => $".{primitive.Kind}()",
        ListType list => $".List({Item(service, list.Item)})",
        MapType map => $".Map({Item(service, map.Value)})",
        ShapeType shape => service.Api.Shape(shape.Name) switch
        {
            Enumeration { IsOpen: true } => ".Text()",
            Enumeration => $".Choice(Enumerations.{Naming.Upper(shape.Name)})",
            _ => $".As({Naming.Upper(shape.Name)})",
        },
        _ => throw new GeneratorException($"No reader for {type}."),
    };

    private static string Item(ServerService service, TypeRef type) => IsStructure(service, type, out var name) ? name
        : $"static item => item{Value(service, type)}";

    private static string Write(ServerService service, string value, Member member)
    {
        var written = Write(service, value, member.Type);
        return member.ItemName is { } item ? $"WireWriter.Wrapped(\"{item}\", {written})"
            : member.MapNames is { } names ? $"WireWriter.Entries({Arguments(names)}, {written})"
            : member.IsAttribute ? $"WireWriter.Attribute({value})"
            : member.Time is { } format ? $"WireWriter.Of({value}, TimeFormat.{format})"
            : written;
    }

    private static string Write(ServerService service, string value, TypeRef type) => type switch
    {
        ListType list => $"WireWriter.List({value}, {ItemWriter(service, list.Item)})",
        MapType map => $"WireWriter.Map({value}, {ItemWriter(service, map.Value)})",
        Primitive { Kind: PrimitiveKind.Document } => value,
        _ => IsStructure(service, type, out var name) ? $"WireWriter.Structure({value}, {name})" : $"WireWriter.Of({value})",
    };

    private static string ItemWriter(ServerService service, TypeRef type) =>
        IsStructure(service, type, out var name) ? name : $"static item => {Write(service, "item", type)}";

    private static bool IsStructure(ServerService service, TypeRef type, out string name)
    {
        name = type is ShapeType shape ? Naming.Upper(shape.Name) : "";
        return type is ShapeType structure && service.Api.Shape(structure.Name) is Structure;
    }
}
