using System.Diagnostics.CodeAnalysis;
using PrivateLinkKit.Engine.Execution;
using PrivateLinkKit.Engine.Guards;
using PrivateLinkKit.Engine.Home;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;

namespace PrivateLinkKit;

/// <summary>
/// Changes that would bring AWS to the wanted state, in executable order. Planning changes nothing; <see cref="ToString()"/> returns text for people,
/// <see cref="ToJson"/> JSON for programs.
/// </summary>
public sealed class Plan
{
    private readonly ResourceGraph? _graph;
    private readonly ObservedStack? _observed;

    /// <summary>Creates a plan, for use in a host's tests. Only plans from <see cref="IPrivateLinkProvisioner"/> can be applied.</summary>
    public Plan()
    {
    }

    [SetsRequiredMembers]
    internal Plan(ResourceGraph graph, ObservedStack observed, IReadOnlyList<PlannedChange> changes, IReadOnlyDictionary<string, int> calls) =>
        (_graph, _observed, StackName, Changes, Calls) = (graph, observed, graph.Stack, changes, calls);

    [SetsRequiredMembers]
    private Plan(Plan other)
        : this(other.Graph, other.Observed, other.Changes, other.Calls)
    {
        (Description, Revision, IsDestroy) = (other.Description, other.Revision, other.IsDestroy);
        (Locations, Notes, Units) = (other.Locations, other.Notes, other.Units);
        (Interruptions, Foreign, Findings, Cuts) = (other.Interruptions, other.Foreign, other.Findings, other.Cuts);
    }

    /// <summary>The stack's name.</summary>
    public required string StackName { get; init; }

    /// <summary>Accounts and regions that the stack has, or may have, resources in; the provider's first.</summary>
    public IReadOnlyList<PlanLocation> Locations { get; init; } = [];

    /// <summary>Every resource of the stack with its planned action, unchanged ones included, in order.</summary>
    public IReadOnlyList<PlannedChange> Changes { get; init; } = [];

    /// <summary>
    /// The units of the stack: the service, its consumers in the order of the description, and former consumers of which something is left.
    /// </summary>
    public IReadOnlyList<PlannedUnit> Units { get; init; } = [];

    /// <summary>Changes that disconnect endpoints, by resource; those that disconnect nobody who is connected now are left out.</summary>
    public IReadOnlyList<Interruption> Interruptions { get; init; } = [];

    /// <summary>Obstacles that would stop the plan half-way, ordered by logical id.</summary>
    public IReadOnlyList<PreflightFinding> Findings { get; init; } = [];

    /// <summary>
    /// Connections that an apply rejects: of accounts with former consumers, which have no permission any more. Each is part of an interruption, and stays
    /// if that is refused.
    /// </summary>
    public IReadOnlyList<ForeignConnection> RejectedConnections { get; init; } = [];

    /// <summary>true if AWS and the stack's home record match the description, except for units that are unreachable: applying the plan does nothing.</summary>
    public bool IsEmpty => RejectedConnections.Count == 0 && Changes.All(change => change.Action is ChangeAction.None)
        && Notes.All(note => note.Code is not PlanNoteCode.HomeRecordOutdated);

    /// <summary>Facts to know before applying the plan that are no changes.</summary>
    public IReadOnlyList<PlanNote> Notes { get; init; } = [];

    /// <summary>The number of AWS calls for this plan by operation; for plans that were made together, the calls of all of them.</summary>
    public IReadOnlyDictionary<string, int> Calls { get; init; } = new Dictionary<string, int>();

    internal ResourceGraph Graph => _graph ?? throw HandMade();

    /// <summary>Fingerprint of the whole description, whether its units can be read or not; empty for a plan of some units.</summary>
    internal string Description { get; init; } = "";

    /// <summary>Value of the <see cref="Engine.Ownership.AppliedRevisionTag"/>: of the description as far as its units were reachable.</summary>
    internal string Revision { get; init; } = "";

    internal ObservedStack Observed => _observed ?? throw HandMade();

    /// <summary>true if an apply would change nothing: the plan is empty, or all of its changes are held back.</summary>
    internal bool DoesNothing => RejectedConnections.Count == 0 && Changes.All(change => change.Action is ChangeAction.None || change.IsHeld)
        && Notes.All(note => note.Code is not PlanNoteCode.HomeRecordOutdated);

    /// <summary>true if something that the description says is held back.</summary>
    internal bool HoldsDescribed
    {
        get
        {
            var held = Changes.Where(change => change is { HoldReason: not null, IsUnknown: false }).Select(change => change.Id.Unit).ToHashSet();
            return Units.Any(unit => unit.Status is UnitStatus.Held && held.Contains(unit.Name));
        }
    }

    /// <summary>The description that was applied last, as the home record names it; null: none, or not read.</summary>
    internal Generation? LastApplied => _observed?.Record?.Facts?.Generation;

    /// <summary>true if nothing of the stack exists, as after a destroy; its home record is not looked at where it cannot be read.</summary>
    internal bool FindsNothing => _observed is { Resources.Count: 0, Withheld.Count: 0, Record: not { Facts: not null } };

    /// <summary>true if the home record was read and has no facts, and there is no endpoint service, as after a destroy of a stack that was recorded.</summary>
    internal bool FindsNoRecord => _observed is { Record: { UnavailableBecause: null, Facts: null } } found
        && !found.Resources.Concat(found.Withheld).Any(state => state.ServesConsumers);

    /// <summary>
    /// true if AWS matches the description and only the applied-revision tag does not say so, as after an apply of some units, or one that ended
    /// before everything was ready. Applying the plan sets the tag.
    /// </summary>
    internal bool OnlyLacksTag => _observed is { Depth: ReadingDepth.Full } && IsEmpty && Graph.Scope is null
        && Units.All(unit => unit.Status is not UnitStatus.Held)
        && Observed.AppliedRevisionTag != Revision && Observed.Resources.Any(state => state.ServesConsumers);

    /// <summary>The services of <see cref="RejectedConnections"/>.</summary>
    internal IReadOnlyList<ConnectedService> Cuts
    {
        get;
        private init
        {
            field = value;
            RejectedConnections = [.. value.SelectMany(service => service.Connections)];
        }
    }

    = [];

    /// <summary>true for a plan from <c>PlanDestroyAsync</c>.</summary>
    internal bool IsDestroy { get; init; }

    /// <summary>Endpoints outside the stack, as far as they were read.</summary>
    internal ForeignEndpoints Foreign { get; init; } = ForeignEndpoints.None;

    internal Plan With(IReadOnlyDictionary<string, int> calls) => new(this) { Calls = calls };

    internal Plan With(IReadOnlyList<ConnectedService> cuts) => new(this) { Cuts = cuts };

    internal Plan With(IReadOnlyList<PreflightFinding> findings) => new(this) { Findings = findings };

    internal Plan With(IReadOnlyList<PlannedChange> changes, IReadOnlyList<PlannedUnit> units) => new(this) { Changes = changes, Units = units };

    internal Plan With(ForeignEndpoints foreign, IReadOnlyList<Interruption> interruptions) => new(this) { Foreign = foreign, Interruptions = interruptions };

    /// <summary>Returns the number of resources with this action.</summary>
    public int Count(ChangeAction action) => Changes.Count(change => change.Action == action);

    /// <summary>
    /// Returns the plan as a JSON document: <c>stack</c>, <c>locations</c> (account, if known, and region), <c>notes</c> (code and text),
    /// <c>summary</c> (counts by action), <c>units</c>, <c>changes</c> (with values in the canonical form of version <c>valueFormat</c>, see
    /// <see cref="PropertyValue.ToJson"/>), <c>rejectedConnections</c>, <c>interruptions</c> (read by
    /// <see cref="InterruptionConsent.FromJson"/>) and <c>findings</c>.
    /// </summary>
    /// <param name="options">Content of the text; null: the defaults, which hide values of environment variables.</param>
    public string ToJson(PlanTextOptions? options = null) => PlanJson.Write(this, options ?? PlanTextOptions.Default);

    /// <summary>
    /// Returns the plan as text: one line with the accounts, regions and counts, the notes, then the changes with their properties and reasons. Hides values of
    /// environment variables, and escapes control characters.
    /// </summary>
    public override string ToString() => ToString(PlanTextOptions.Default);

    /// <summary>Returns the plan as text, as <see cref="ToString()"/> does.</summary>
    /// <param name="options">Content of the text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    public string ToString(PlanTextOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return PlanText.Write(this, options);
    }

    private static InvalidOperationException HandMade() => new(
        "This plan was not made by PlanAsync, so it cannot be applied. Plan the stack, and apply that plan.");
}
