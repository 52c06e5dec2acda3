using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Guards;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;

namespace PrivateLinkKit.Engine.Execution;

/// <summary>
/// Who may lose a connection: units, and accounts of other endpoints, however many each has. An account whose connections the plan cuts is one of the stack's
/// own, together with its former unit.
/// </summary>
internal sealed class Parties
{
    private readonly HashSet<string> _cut;

    public Parties(Operation operation, Plan plan)
    {
        var observed = plan.Observed;
        var services = observed.Resources.Where(state => state.ServesConsumers).SelectMany(state => state.Aliases.Append(state.PhysicalId)).ToHashSet();
        var unread = observed.Unreachable.Select(place => place.At).ToHashSet();
        var accounts = unread.Select(operation.AccountOf).Where(account => account != operation.Identity.Home.Account).ToHashSet();
        var withheld = observed.Withheld.Where(Consumes).ToList();
        var ids = withheld.Select(state => state.PhysicalId).ToHashSet();
        _cut = [.. plan.Cuts.SelectMany(service => service.Connections).Select(connection => connection.AccountId)];
        var consuming = observed.Resources.Where(Consumes).Concat(withheld).ToList();
        Own =
        [
            .. consuming.Select(Name),
            .. plan.Graph.Units.Where(unit => unit != plan.Graph.Stack && unread.Contains(plan.Graph.PlacementOf(unit)!)),
            .. _cut,
        ];
        Guests =
        [
            .. plan.Foreign.Connected.Where(connection => !ids.Contains(connection.EndpointId) && !accounts.Contains(connection.AccountId))
                .Select(connection => connection.AccountId),
        ];

        Count = consuming.Select(state => CountedAs(AccountName.OfRole(state.At), state.Id.Unit))
            .Union(Own.Except(consuming.Select(Name))).Union(Guests).Count();

        string Name(ResourceState state) => Of(AccountName.OfRole(state.At), state.Id.Unit);

        string CountedAs(string? account, string unit) =>
            account is null || account == operation.Identity.Home.Account || plan.Graph.Units.Contains(unit) ? Of(account, unit) : account;

        // Tags are set by whoever may write there; a stack without a service of its own consumes another's.
        bool Consumes(ResourceState state) => state.ConsumesService && (services.Count == 0 || state.DependsOn.Any(services.Contains));
    }

    /// <summary>The stack's own consumers, also those that cannot be read or are not part of the plan.</summary>
    public HashSet<string> Own { get; }

    /// <summary>Accounts of other endpoints that are connected.</summary>
    public HashSet<string> Guests { get; }

    /// <summary>
    /// Number of all of them. Units in a consumer's account that the description does not know count once: whoever may set tags there can make them up, and a
    /// larger number would let more consumers be cut off without consent.
    /// </summary>
    public int Count { get; }

    public IEnumerable<string> Of(Interruption interruption) =>
        interruption.Endpoints.Count == 0 ? [interruption.LogicalId] : interruption.Endpoints.Select(Of);

    public string Of(InterruptedEndpoint endpoint) => Of(endpoint.AccountId, endpoint.Consumer ?? endpoint.AccountId ?? endpoint.EndpointId);

    private string Of(string? account, string name) => account is not null && _cut.Contains(account) ? account : name;
}
