using System.Net;

namespace PrivateLinkKit;

/// <summary>How endpoints are resolved.</summary>
public sealed class ResolutionOptions
{
    /// <summary>The zone of this process, by name (<c>eu-west-1a</c>, as the endpoint's account names it) or by id (<c>euw1-az1</c>).</summary>
    /// <value>null: found out, if <see cref="DetectZone"/> is set.</value>
    public string? Zone { get; set; }

    /// <summary>Whether the task metadata of ECS (version 4) and the instance metadata of EC2 (version 2) are asked for the zone, where they are there.</summary>
    /// <value>true.</value>
    public bool DetectZone { get; set; } = true;

    /// <summary>
    /// Time for which an answer counts, between a second and a day. The system's resolver does not return the time to live of DNS; AWS gives the names of
    /// endpoints 60 seconds.
    /// </summary>
    /// <value>60 seconds.</value>
    public TimeSpan TimeToLive { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>For how long after it has expired the last good answer is used while AWS or DNS cannot be asked. They are asked again after 3 seconds, then ever more rarely, down to once a minute.</summary>
    /// <value>One hour.</value>
    public TimeSpan LastGoodFor { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long one question to AWS, DNS or metadata may take.</summary>
    /// <value>5 seconds.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Looks up a DNS name; an empty list says that nobody knows it.</summary>
    /// <value>The system's resolver.</value>
    public Func<string, CancellationToken, Task<IReadOnlyList<IPAddress>>>? LookUp { get; set; }
}
