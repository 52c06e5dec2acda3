namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>An API of API Gateway.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Region">Its region.</param>
/// <param name="HostName">Its name on the Internet, in lower case.</param>
/// <param name="IsRest">true for a REST API, false for an HTTP API.</param>
/// <param name="Stages">Its stages by their names; those without a deployment have no routes.</param>
internal sealed record HostedApi(string Id, string Region, string HostName, bool IsRest, IReadOnlyDictionary<string, ApiStage> Stages)
{
    /// <summary>The stage of an HTTP API whose name is not part of the path.</summary>
    public const string DefaultStage = "$default";

    /// <summary>true if it does not answer under its name.</summary>
    public bool IsDisabled { get; init; }

    /// <summary>How it answers pages of other origins; null: it leaves that to its integrations.</summary>
    public CrossOriginRules? CrossOrigin { get; init; }

    /// <summary>Where connections to it arrive.</summary>
    public Place FrontDoor { get; } = ApiFrontDoor.At(Region, HostName);
}
