namespace PrivateLinkKit.External.Generator.Model;

internal abstract record TypeRef
{
    /// <summary>The structure or enumeration of the type or of its items.</summary>
    public string? Named => this switch
    {
        ShapeType shape => shape.Name,
        ListType list => list.Item.Named,
        MapType map => map.Value.Named,
        _ => null,
    };
}

internal sealed record ShapeType(string Name) : TypeRef;

internal sealed record ListType(TypeRef Item) : TypeRef;

/// <summary>A map; its keys are strings.</summary>
internal sealed record MapType(TypeRef Value) : TypeRef;

internal sealed record Primitive(PrimitiveKind Kind) : TypeRef;

internal enum PrimitiveKind { String, Integer, Long, Float, Double, Boolean, Timestamp, Blob, Document }
