namespace PrivateLinkKit.Testing.Protocols;

/// <summary>An operation of an AWS API: its name and the codecs of its request and result.</summary>
internal abstract class Operation(string name, Func<IReadOnlyList<RequestMember>> members)
{
    public string Name => name;

    /// <summary>What its model has; no request needs it.</summary>
    public IReadOnlyList<RequestMember> Members => members();

    /// <summary>Whether it changes nothing: AWS names all such operations so.</summary>
    public bool OnlyReads => name.StartsWith("Describe", StringComparison.Ordinal) || name.StartsWith("List", StringComparison.Ordinal)
        || name.StartsWith("Get", StringComparison.Ordinal);
}

/// <inheritdoc cref="Operation"/>
internal sealed class Operation<TRequest, TResult>(
    string name, WireStyle style, Func<WireNode, TRequest> read, Func<TResult, WireObject> write, Func<IReadOnlyList<RequestMember>> members)
    : Operation(name, members)
{
    /// <summary>Reads a request; the reading says what was wrong with it.</summary>
    public TRequest Read(WireObject parameters, out WireReading reading)
    {
        reading = new WireReading(style);
        return read(new WireNode(reading, parameters, "", ""));
    }

    public WireObject Write(TResult result) => write(result);
}
