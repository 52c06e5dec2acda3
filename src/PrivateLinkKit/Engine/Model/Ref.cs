namespace PrivateLinkKit.Engine.Model;

/// <summary>
/// A value that a resource needs from AWS: either known, or an output of another resource of the stack, known once that resource exists.
/// </summary>
internal abstract record Ref
{
    public static Ref To(string value) => new KnownValue(value);

    public static Ref To(LogicalId id, string output = Outputs.Id) => new OutputOf(id, output);
}

internal sealed record KnownValue(string Value) : Ref
{
    public override string ToString() => Value;
}

internal sealed record OutputOf(LogicalId Id, string Output) : Ref
{
    public override string ToString() => Output == Outputs.Id ? $"{Id}" : $"{Id}.{Output}";
}
