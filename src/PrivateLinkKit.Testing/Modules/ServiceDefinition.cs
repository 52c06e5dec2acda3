using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Limits;
using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Network.Contracts;
using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing;

/// <summary>The operations of an emulated service in one <see cref="EmbeddedAws"/>.</summary>
public sealed class ServiceDefinition
{
    private readonly List<EmulatedOperation> _operations = [];
    private readonly List<string> _faults = [];
    private readonly Dictionary<string, IReadOnlyList<RateBucket>> _rates = [];

    internal ServiceDefinition(IEmulatedService service, Cloud cloud, INetworkServices network, IOtherServices others)
    {
        (Name, Protocol) = (service.Name, service.Protocol);
        DisplayName = Name;
        (Cloud, Network, Others) = (cloud, network, others);
        Rates = (operation, _) => _rates.GetValueOrDefault(operation, []);
    }

    /// <summary>The clock of the EmbeddedAws.</summary>
    public TimeProvider TimeProvider => Cloud.Time;

    /// <summary>The name of the service in the health report of LocalStack's API.</summary>
    /// <value>Default <see cref="IEmulatedService.Name"/>.</value>
    public string DisplayName { get; set; }

    internal string Name { get; }

    internal AwsProtocol Protocol { get; }

    internal Cloud Cloud { get; }

    internal INetworkServices Network { get; }

    internal IOtherServices Others { get; }

    internal IReadOnlyList<EmulatedOperation> Operations => _operations;

    /// <summary>Mistakes in the definition.</summary>
    internal IReadOnlyList<string> Faults => _faults;

    /// <summary>Parameter values that count as not set.</summary>
    internal DefaultTable Defaults { get; set; } = DefaultTable.Empty;

    /// <summary>Members that every modelled operation uses.</summary>
    internal string HonouredEverywhere { get; set; } = "";

    /// <summary>Checks the parameters of any modelled operation before it is handled.</summary>
    internal Action<WireObject> CheckEvery { get; set; } = static _ => { };

    /// <summary>Operations that AWS accepts without a signature; none is emulated, so they are refused by name.</summary>
    internal IReadOnlyCollection<string> Unsigned { get; set; } = [];

    /// <summary>The buckets that limit the rate of a call, by operation, and whether the call has no parameters.</summary>
    internal Func<string, bool, IReadOnlyList<RateBucket>> Rates { get; set; }

    /// <summary>
    /// Emulates an operation. Calls run one at a time in the order of arrival, so the handler must not block or call the EmbeddedAws. The reads of an operation
    /// that describes, lists or gets something can lag (<see cref="ServiceCall.Table{TRow}"/>).
    /// </summary>
    /// <param name="operation">The name of the operation, such as <c>CreateQueue</c>.</param>
    /// <param name="handle">
    /// Returns the members of the answer; null: none. A <see cref="DateTimeOffset"/> in it is written in the form of the protocol. It throws an
    /// <see cref="AwsErrorException"/> to answer with an error; any other exception is answered with status 500.
    /// </param>
    /// <param name="options">Options; null for the defaults.</param>
    public void On(string operation, Func<ServiceCall, JsonObject?> handle, OperationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(handle);
        Add(
            operation,
            options,
            invocation =>
            {
                lock (Cloud.Gate)
                {
                    var call = ServiceCall.Begin(this, operation, invocation);
                    return Task.FromResult(Answer(invocation.Lag is { } lag && OperationNames.OnlyReads(operation)
                        ? Cloud.LookBack(lag, () => handle(call))
                        : handle(call)));
                }
            },
            invocation => Answer(handle(ServiceCall.Within(this, operation, invocation))));
    }

    /// <summary>Emulates an operation that waits for something; unlike with <see cref="On"/>, calls run concurrently, and reads do not lag.</summary>
    /// <param name="operation">The name of the operation.</param>
    /// <param name="handle">Returns the members of the answer; null: none. The token is canceled if the client gives up.</param>
    /// <param name="options">Options; null for the defaults.</param>
    public void OnAsync(string operation, Func<ServiceCall, CancellationToken, Task<JsonObject?>> handle, OperationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(handle);
        Add(operation, options, async invocation => Answer(await handle(ServiceCall.Begin(this, operation, invocation), invocation.Aborted)));
    }

    internal void Add(EmulatedOperation operation)
    {
        if (_operations.Exists(known => known.Name == operation.Name))
        {
            _faults.Add($"the operation {operation.Name} is defined twice");
            return;
        }

        _operations.Add(operation);
    }

    private void Add(
        string operation, OperationOptions? options, Func<Invocation, Task<WireObject>> handle, Func<Invocation, WireObject>? within = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(operation);
        var route = RouteOf(operation, options?.Route);
        _rates[operation] = [.. (options?.Rates ?? []).Select(bucket => bucket with { Name = $"{Name} {bucket.Name}" })];
        var known = options?.Parameters is { } names ? new HashSet<string>([.. names, .. route?.Labels ?? []], StringComparer.Ordinal) : null;
        Invocation Known(Invocation invocation) => invocation.Parameters.FirstOrDefault(parameter => known?.Contains(parameter.Key) is false).Key is { } other
            ? throw Protocol.NotEmulated($"EmbeddedAws does not emulate the parameter {other} of {operation}")
            : invocation;

        Add(new EmulatedOperation(operation, invocation => handle(Known(invocation)))
        {
            Within = within is null ? null : invocation => within(Known(invocation)),
            Route = route,
            Status = options?.Status ?? 200,
        });
    }

    private RestRoute? RouteOf(string operation, string? route)
    {
        if (Protocol.IsRest != route is not null)
        {
            _faults.Add(Protocol.IsRest
                ? $"the operation {operation} has no {nameof(OperationOptions.Route)}, such as GET /queues/{{name}}"
                : $"the operation {operation} has the route '{route}', but its protocol has no routes");
            return null;
        }

        try
        {
            return route is null ? null : RestRoute.Parse(route);
        }
        catch (FormatException fault)
        {
            _faults.Add($"the operation {operation}: {fault.Message.TrimEnd('.')}");
            return null;
        }
    }

    private static WireObject Answer(JsonObject? members) => members is null ? [] : JsonTree.Read(members);
}
