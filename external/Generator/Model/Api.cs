namespace PrivateLinkKit.External.Generator.Model;

/// <summary>One service, pruned to the operations in use; the content of a definition file.</summary>
internal sealed record Api(ApiFacts Facts, IReadOnlyList<Operation> Operations, IReadOnlyDictionary<string, Shape> Shapes)
{
    public Protocol Protocol => Facts.Protocol;

    public Shape Shape(string name) => Shapes.TryGetValue(name, out var shape) ? shape : throw new GeneratorException($"{Facts.Model}: no shape {name}.");

    /// <summary>Format of times in a place, unless the model states another.</summary>
    public static TimeFormat DefaultTime(Protocol protocol, MemberPlace place) => place switch
    {
        MemberPlace.Header => TimeFormat.HttpDate,
        MemberPlace.Body when protocol is Protocol.Json or Protocol.RestJson => TimeFormat.EpochSeconds,
        _ => TimeFormat.Iso8601,
    };

    public Structure Structure(string? name) => name is null ? Model.Structure.Empty : (Structure)Shape(name);
}

/// <summary>Facts of the service. <see cref="Model"/>: its folder among the models; <see cref="Client"/> and <see cref="Server"/>: what our code
/// calls it.</summary>
internal sealed record ApiFacts
{
    public const string DefaultJsonVersion = "1.1";

    public required string Model { get; init; }
    public required string Client { get; init; }
    public required string Server { get; init; }

    /// <summary>Name of the client's classes after <c>Amazon</c>, if it differs from their namespace.</summary>
    public string? Class { get; init; }
    public Protocol Protocol { get; init; }
    public string ServiceId { get; init; } = "";
    public string Version { get; init; } = "";
    public string Endpoint { get; init; } = "";
    public string Signing { get; init; } = "";
    public string? Target { get; init; }

    /// <summary>Version of the JSON protocol in the content type.</summary>
    public string JsonVersion { get; init; } = DefaultJsonVersion;

    /// <summary>true if JSON requests ask for the error codes of the query protocol, which the service used before.</summary>
    public bool IsQueryCompatible { get; init; }
    public string? XmlNamespace { get; init; }
}

internal enum Protocol { Ec2, Query, Json, RestJson, RestXml }

internal sealed record Operation(string Name)
{
    public string? Input { get; init; }
    public string? Output { get; init; }
    public IReadOnlyList<string> Errors { get; init; } = [];
    public bool ServerOnly { get; init; }

    /// <summary>true if the request carries no signature.</summary>
    public bool IsUnsigned { get; init; }

    /// <summary>HTTP method and path of a REST operation.</summary>
    public Http? Http { get; init; }

    /// <summary>The documented names of its filters, a tag's without the key.</summary>
    public IReadOnlyList<string> Filters { get; init; } = [];

    public Pages? Pages { get; init; }
}

/// <summary>Paging of a list: the members that carry the token in and out, and the member that holds the items.</summary>
internal sealed record Pages(string Input, string Output, string Result);

/// <summary>HTTP method and path of a REST operation, and the status of its answer; the path names members in braces.</summary>
internal sealed record Http(string Method, string Path, int Status = Http.Ok)
{
    public const int Ok = 200;
}
