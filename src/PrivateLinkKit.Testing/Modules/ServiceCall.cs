using System.Text.Json;
using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing;

/// <summary>A call to an emulated service: its operation, caller and parameters.</summary>
public sealed class ServiceCall
{
    private static readonly string[] TokenNames = ["ClientToken", "clientToken"];

    private readonly ServiceDefinition _service;
    private readonly Invocation _invocation;

    private ServiceCall(ServiceDefinition service, string operation, Invocation invocation)
    {
        (_service, Operation, _invocation) = (service, operation, invocation);
        Region = Cloud.In(Caller.Account, invocation.Region);
    }

    /// <summary>The name of the operation.</summary>
    public string Operation { get; }

    /// <summary>The account of the caller.</summary>
    public string Account => Region.Account;

    /// <summary>The region that the call was signed for.</summary>
    public string RegionName => Region.Name;

    /// <summary>The partition of the region, such as <c>aws</c>.</summary>
    public string PartitionName => Region.Partition.Name;

    /// <summary>The ARN of the caller: the root of its account or a role session.</summary>
    public string PrincipalArn => Caller.Arn;

    /// <summary>The time of the call, by the clock of the EmbeddedAws.</summary>
    public DateTimeOffset Now => Cloud.Now;

    /// <summary>
    /// The parameters by their names on the wire; in REST protocols, those of path, query string and body. In query protocols, and outside of JSON bodies,
    /// numbers and booleans are text.
    /// </summary>
    public JsonObject Parameters => field ??= JsonTree.Write(_invocation.Parameters);

    internal AccountRegion Region { get; }

    internal Caller Caller => _invocation.Caller;

    internal Cloud Cloud => _service.Cloud;

    /// <summary>The VPC endpoint that the call has come through; null: none.</summary>
    internal string? EndpointId => _invocation.EndpointId;

    /// <summary>Canceled if the client gives up.</summary>
    internal CancellationToken Aborted => _invocation.Aborted;

    /// <summary>The parameters as text, without the client token: equal for equal requests.</summary>
    internal string Fingerprint => ParameterText.Of(_invocation.Parameters, TokenNames);

    /// <summary>Returns a parameter that is a text, a number or a boolean.</summary>
    /// <param name="parameter">The name of the parameter on the wire.</param>
    /// <returns>Its text; null if the request does not set it.</returns>
    /// <exception cref="AwsErrorException">It is a structure or a list: the service's error for invalid parameters.</exception>
    public string? Text(string parameter) => Parameters[parameter] switch
    {
        null => null,
        JsonValue value => value.GetValueKind() is JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString(),
        _ => throw _service.Protocol.InvalidParameter(parameter, "must be a string"),
    };

    /// <summary>Returns a parameter that the operation requires.</summary>
    /// <param name="parameter">The name of the parameter on the wire.</param>
    /// <returns>Its text.</returns>
    /// <exception cref="AwsErrorException">The request does not set it: the service's error for missing parameters.</exception>
    public string Required(string parameter) => Text(parameter) is { Length: > 0 } text ? text : throw _service.Protocol.MissingParameter(parameter);

    /// <summary>Returns a header of the request.</summary>
    /// <param name="name">The name of the header.</param>
    /// <returns>Its value; null if the request does not have it.</returns>
    public string? Header(string name) => _invocation.Request.Header(name);

    /// <summary>
    /// Returns the state of the service in the caller's account and region, made on first use. <see cref="EmbeddedAws.Reset"/> removes it and disposes it if
    /// it is disposable, and so does the end of the EmbeddedAws.
    /// </summary>
    /// <typeparam name="T">A type of the service's own, of which there is one instance per account and region.</typeparam>
    /// <returns>The state.</returns>
    public T Store<T>()
        where T : class, new() => Region.Store(static _ => new T());

    /// <summary>Returns the state of the service in another account or region.</summary>
    /// <typeparam name="T">A type of the service's own.</typeparam>
    /// <param name="account">The account, twelve digits.</param>
    /// <param name="region">The region.</param>
    /// <returns>The state.</returns>
    public T Store<T>(string account, string region)
        where T : class, new()
    {
        ArgumentException.ThrowIfNullOrEmpty(account);
        ArgumentException.ThrowIfNullOrEmpty(region);
        lock (Cloud.Gate)
        {
            return Cloud.In(account, region).Store(static _ => new T());
        }
    }

    /// <summary>
    /// Returns the table of this type of row in the caller's account and region, made on first use. Unlike other state, its rows are those of an earlier time
    /// in a call whose reads lag (<see cref="Fault.LagBehind"/>).
    /// </summary>
    /// <typeparam name="TRow">A type of the service's own.</typeparam>
    /// <returns>The table.</returns>
    public EmulatedTable<TRow> Table<TRow>()
        where TRow : class => Region.Store(static region => new EmulatedTable<TRow>(region.Cloud));

    /// <summary>Returns the ARN of a resource of the service in the caller's account and region.</summary>
    /// <param name="resource">The last part, such as <c>orders</c>.</param>
    /// <returns>The ARN, such as <c>arn:aws:sqs:eu-west-1:111122223333:orders</c>.</returns>
    public string Arn(string resource) => Region.Arn(_service.Name, resource);

    /// <summary>Returns a new id, the same in every run that makes the same calls.</summary>
    /// <returns>The id.</returns>
    public Guid NewId() => Cloud.Ids.NextGuid();

    /// <summary>
    /// Runs a step after a delay by the clock of the EmbeddedAws, such as the end of a transitional state. With <see cref="Pace.Instant"/> it runs before the
    /// next call. No call runs meanwhile.
    /// </summary>
    /// <param name="delay">The delay, as on AWS.</param>
    /// <param name="step">The step.</param>
    public void After(TimeSpan delay, Action step)
    {
        ArgumentNullException.ThrowIfNull(step);
        lock (Cloud.Gate)
        {
            Cloud.Timeline.After(delay, step);
        }
    }

    /// <summary>Returns a call within a call of another service, or within a step, under the gate.</summary>
    internal static ServiceCall Within(ServiceDefinition service, string operation, Invocation invocation) => new(service, operation, invocation);

    /// <summary>Runs what is due and returns the call.</summary>
    internal static ServiceCall Begin(ServiceDefinition service, string operation, Invocation invocation)
    {
        lock (service.Cloud.Gate)
        {
            service.Cloud.Timeline.RunDue();
            return new ServiceCall(service, operation, invocation);
        }
    }
}
