namespace PrivateLinkKit.Engine.Model;

/// <summary>
/// A value that a resource needs from AWS: either known, or an output of another resource of the stack, known once that resource exists.
/// </summary>
public abstract record Ref
{
    private protected Ref()
    {
    }

    /// <summary>Returns a reference to a known value.</summary>
    /// <param name="value">The value.</param>
    public static Ref To(string value) => new KnownValue(value);

    /// <summary>Returns a reference to an output of another resource of the stack.</summary>
    /// <param name="id">The resource.</param>
    /// <param name="output">Name of the output; <see cref="Outputs.Id"/> is its AWS id or ARN.</param>
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
