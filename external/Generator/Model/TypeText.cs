namespace PrivateLinkKit.External.Generator.Model;

/// <summary>Notation of types in definition files: <c>string</c>, <c>Tag</c>, <c>[Tag]</c>, <c>{string}</c>.</summary>
internal static class TypeText
{
    public static string Write(TypeRef type) => type switch
    {
        Primitive primitive => primitive.Kind.ToString().ToLowerInvariant(),
        ShapeType shape => shape.Name,
        ListType list => $"[{Write(list.Item)}]",
        MapType map => $"{{{Write(map.Value)}}}",
        _ => throw new GeneratorException($"No text for {type}."),
    };

    public static TypeRef Read(string text) => text[0] switch
    {
        '[' => new ListType(Read(text[1..^1])),
        '{' => new MapType(Read(text[1..^1])),
        var first when char.IsLower(first) && Enum.TryParse<PrimitiveKind>(text, ignoreCase: true, out var kind) => new Primitive(kind),
        _ => new ShapeType(text),
    };
}
