using System.Net;

namespace PrivateLinkKit;

/// <summary>Options for resolving endpoints.</summary>
public sealed class ResolutionOptions
{
    /// <summary>The zone of this process, by name in the endpoint's account (<c>eu-west-1a</c>) or by id (<c>euw1-az1</c>).</summary>
    /// <value>null: detected, if <see cref="DetectZone"/> is set.</value>
    public string? Zone { get; set; }

    /// <summary>Reads the zone from ECS task metadata (version 4) and EC2 instance metadata (version 2), where available.</summary>
    /// <value>true.</value>
    public bool DetectZone { get; set; } = true;

    /// <summary>
    /// Time to live of an answer, between a second and a day. The system's resolver does not return the TTL of DNS; endpoint names in AWS
    /// have 60 seconds.
    /// </summary>
    /// <value>60 seconds.</value>
    public TimeSpan TimeToLive { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Time after expiry for which the last good answer is used while AWS or DNS is unreachable. They are queried again after 3 seconds, then with
    /// growing delays up to one minute.
    /// </summary>
    /// <value>One hour.</value>
    public TimeSpan LastGoodFor { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Time limit of one query to AWS, DNS or metadata.</summary>
    /// <value>5 seconds.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Replacement for the DNS query; an empty list means the name does not exist.</summary>
    /// <value>The system's resolver.</value>
    public Func<string, CancellationToken, Task<IReadOnlyList<IPAddress>>>? LookUp { get; set; }
}
