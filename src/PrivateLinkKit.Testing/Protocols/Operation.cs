namespace PrivateLinkKit.Testing.Protocols;

/// <summary>An operation of an AWS API: its name and the codecs of its request and result.</summary>
internal abstract class Operation(string name, Func<IReadOnlyList<RequestMember>> members)
{
    public string Name => name;

    /// <summary>Members of the request in its model.</summary>
    public IReadOnlyList<RequestMember> Members => members();

    /// <summary>Values of its request members that equal AWS's default behaviour.</summary>
    public DefaultValues Defaults => AwsDefaults.Of(name);

    /// <summary>The documented names of its filters; <c>tag</c> means <c>tag:KEY</c>.</summary>
    public IReadOnlyList<string> Filters { get; init; } = [];

    /// <summary>true if it changes nothing, by AWS's naming of operations.</summary>
    public bool OnlyReads => name.StartsWith("Describe", StringComparison.Ordinal) || name.StartsWith("List", StringComparison.Ordinal)
        || name.StartsWith("Get", StringComparison.Ordinal);
}

/// <inheritdoc cref="Operation"/>
internal sealed class Operation<TRequest, TResult>(
    string name, WireStyle style, Func<WireNode, TRequest> read, Func<TResult, WireObject> write, Func<IReadOnlyList<RequestMember>> members)
    : Operation(name, members)
{
    /// <summary>Reads a request; errors are collected in the reading.</summary>
    /// <param name="parameters">The request.</param>
    /// <param name="region">Region of the request.</param>
    /// <param name="reading">Collects the errors.</param>
    public TRequest Read(WireObject parameters, string region, out WireReading reading)
    {
        reading = new WireReading(style, Defaults.In(region));
        return read(new WireNode(reading, parameters, "", ""));
    }

    public WireObject Write(TResult result) => write(result);
}
