namespace PrivateLinkKit.Testing.Protocols;

/// <summary>An operation of an AWS API: its name and the codecs of its request and result.</summary>
internal abstract class Operation(string name, WireStyle style, Func<IReadOnlyList<RequestMember>> members)
{
    public string Name => name;

    /// <summary>Form of its requests.</summary>
    public WireStyle Style => style;

    /// <summary>Members of the request in its model.</summary>
    public IReadOnlyList<RequestMember> Members => members();

    /// <summary>HTTP method and path of a REST operation, such as <c>GET /v2/apis/{apiId}</c>; null: none.</summary>
    public string? Http { get; init; }

    /// <summary>HTTP status of its answer.</summary>
    public int Status { get; init; } = 200;

    /// <summary>Members of the result of a REST operation.</summary>
    public IReadOnlyList<ResultMember> Results { get; init; } = [];

    /// <summary>The documented names of its filters; <c>tag</c> means <c>tag:KEY</c>.</summary>
    public IReadOnlyList<string> Filters { get; init; } = [];

    /// <summary>true if it changes nothing, by AWS's naming of operations.</summary>
    public bool OnlyReads => OperationNames.OnlyReads(name);
}

/// <inheritdoc cref="Operation"/>
internal sealed class Operation<TRequest, TResult>(
    string name, WireStyle style, Func<WireNode, TRequest> read, Func<TResult, WireObject> write, Func<IReadOnlyList<RequestMember>> members)
    : Operation(name, style, members)
{
    /// <summary>Reads a request; errors are collected in the reading.</summary>
    /// <param name="parameters">The request.</param>
    /// <param name="defaults">Values that count as not set.</param>
    /// <param name="reading">Collects the errors.</param>
    public TRequest Read(WireObject parameters, DefaultValues defaults, out WireReading reading)
    {
        reading = new WireReading(Style, defaults);
        return read(new WireNode(reading, parameters, "", ""));
    }

    public WireObject Write(TResult result) => write(result);

    /// <summary>Returns the operation with another type of result: models may repeat the members of one structure in the result of each operation.</summary>
    public Operation<TRequest, TOther> Returning<TOther>(Func<TOther, WireObject> writeOther) =>
        new(Name, Style, read, writeOther, () => Members) { Http = Http, Status = Status, Results = Results, Filters = Filters };
}
