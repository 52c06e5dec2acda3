namespace PrivateLinkKit.External.Generator.Model;

/// <summary>Types as definition files spell them: <c>string</c>, <c>Tag</c>, <c>[Tag]</c>, <c>[Tag@elementName]</c>, <c>{string}</c>.</summary>
internal static class TypeText
{
    public static string Write(TypeRef type) => type switch
    {
        Primitive primitive => primitive.Kind.ToString().ToLowerInvariant(),
        ShapeType shape => shape.Name,
        ListType { ItemName: null } list => $"[{Write(list.Item)}]",
        ListType list => $"[{Write(list.Item)}@{list.ItemName}]",
        MapType map => $"{{{Write(map.Value)}}}",
        _ => throw new GeneratorException($"No text for {type}."),
    };

    public static TypeRef Read(string text)
    {
        if (text[0] == '{')
        {
            return new MapType(Read(text[1..^1]));
        }

        if (text[0] == '[')
        {
            var inner = text[1..^1];
            var at = inner.LastIndexOf('@');
            return at > inner.LastIndexOf(']') ? new ListType(Read(inner[..at]), inner[(at + 1)..]) : new ListType(Read(inner), null);
        }

        return char.IsLower(text[0]) && Enum.TryParse<PrimitiveKind>(text, ignoreCase: true, out var kind) ? new Primitive(kind) : new ShapeType(text);
    }
}
