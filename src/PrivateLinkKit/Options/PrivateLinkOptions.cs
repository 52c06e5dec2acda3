using Amazon.Runtime;
using PrivateLinkKit.Engine.Execution;
using PrivateLinkKit.Engine.Home;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Modules;

namespace PrivateLinkKit;

/// <summary>Options for access to AWS, and for a host's stacks and endpoints.</summary>
public sealed class PrivateLinkOptions
{
    /// <summary>URL to call instead of AWS's own endpoints, for example an EmbeddedAws or a LocalStack.</summary>
    /// <value>null: AWS itself.</value>
    public Uri? ServiceUrl { get; set; }

    /// <summary>The region of every unit without a region or zones.</summary>
    /// <value>null: such a unit is refused when the stack is planned.</value>
    public string? Region { get; set; }

    /// <summary>The caller's credentials, with which units assume their own roles.</summary>
    /// <value>null: the AWS SDK's default chain (environment, profile, container, instance).</value>
    public AWSCredentials? Credentials { get; set; }

    /// <summary>
    /// Account id of the host's own credentials, 12 digits. Credentials of another account are refused before any call except to STS, which is asked once.
    /// </summary>
    /// <value>null: any account.</value>
    public string? ExpectedAccount { get; set; }

    /// <summary>Maximum number of concurrent AWS calls per operation. Pauses between polls do not count.</summary>
    /// <value>16.</value>
    public int MaxParallelism { get; set; } = 16;

    /// <summary>
    /// Keeps calls within the request rates that AWS publishes, across all stacks of the process. Throttled calls are slowed down and retried in any
    /// case.
    /// </summary>
    /// <value>null: on for AWS itself, off if <see cref="ServiceUrl"/> is set.</value>
    public bool? PaceRequests { get; set; }

    /// <summary>Time limit of one AWS call, after which it counts as unanswered.</summary>
    /// <value>60 seconds.</value>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Time limits of waits for AWS.</summary>
    /// <value>The defaults of <see cref="WaitOptions"/>.</value>
    public WaitOptions Waits { get; } = new();

    /// <summary>Accounts by a name of the host's, for <see cref="EndpointOptions.Account"/> and for units placed there.</summary>
    /// <value>Empty.</value>
    public IDictionary<string, AccountOptions> Accounts { get; } = new Dictionary<string, AccountOptions>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Returns the role for an account, by its id: for units placed in an account that is not one of <see cref="Accounts"/> (<c>InAccount</c> with the id), and
    /// for accounts of consumers that are no longer described. A role that a description or <see cref="Accounts"/> names takes precedence.
    /// </summary>
    /// <value>null: accounts that are no longer described are accessed as the stack's home record says.</value>
    public Func<string, AccountRole?>? RoleFor { get; set; }

    /// <summary>Endpoints by the name that clients use.</summary>
    /// <value>Empty.</value>
    public IDictionary<string, EndpointOptions> Endpoints { get; } = new Dictionary<string, EndpointOptions>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Options for the registered stacks, by name. Only names registered with <c>AddStack</c> count.</summary>
    /// <value>Empty: the defaults of <see cref="StackOptions"/> for all of them.</value>
    public IDictionary<string, StackOptions> Stacks { get; } = new Dictionary<string, StackOptions>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Options for resolving endpoints.</summary>
    /// <value>The defaults of <see cref="ResolutionOptions"/>.</value>
    public ResolutionOptions Resolution { get; } = new();

    /// <summary>Connection options of HTTP clients.</summary>
    /// <value>The defaults of <see cref="ConnectionOptions"/>.</value>
    public ConnectionOptions Connections { get; } = new();

    /// <summary>AWS services whose kinds other projects provide, besides the library's own. Only code can set it.</summary>
    /// <value>Empty.</value>
    public IList<AwsModule> Modules { get; } = [];

    /// <summary>Serializes applies and destroys of the same stack.</summary>
    /// <value><see cref="StackLocks.InProcess"/>.</value>
    public IStackLock Lock { get; set; } = StackLocks.InProcess;

    /// <summary>The clock of every wait and pause.</summary>
    /// <value><see cref="System.TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    internal NamedAccounts NamedAccounts => new(Accounts, RoleFor);

    internal EngineOptions ForEngine => new()
    {
        MaxParallelism = MaxParallelism,
        TimeProvider = TimeProvider,
        Propagation = Waits.Propagation,
        UnitRead = Waits.UnitRead,
        Limits = Waits.ByType,
        OtherLimits = Waits.Others,
        AccessTo = AccessTo,
    };

    private PlaceAccess? AccessTo(string account) =>
        Accounts.OrderBy(named => named.Key, StringComparer.Ordinal).Select(named => named.Value)
            .FirstOrDefault(named => Arn.TryParse(named.RoleArn ?? "", out var role) && role.Account == account) is { } known
            ? new PlaceAccess(known.RoleArn, known.ExternalId)
            : RoleFor?.Invoke(account) is { } role ? new PlaceAccess(role.RoleArn, role.ExternalId) : null;
}
