using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Features.Stacks;

/// <summary>A description whose features have published their outputs.</summary>
internal sealed class StackOutline
{
    private readonly List<UnitDescription> _units = [];
    private readonly List<PlacementClaim> _claims = [];
    private readonly List<StackFeature> _features = [];
    private readonly List<FeatureContext> _contexts = [];

    public StackOutline(StackDescription stack)
    {
        Stack = stack;
        var home = Infer(stack.Home, null, ClaimsOf(stack.Home, stack.Home.Placement.RoleArn));
        Publish(home, home.Placement, home.Tags, null);
        var last = _contexts.LastOrDefault();
        foreach (var consumer in stack.Consumers)
        {
            Publish(
                Infer(consumer, home.Placement.Region, ClaimsOf(consumer, ownRole: null, consumer.Placement.RoleArn)),
                home.Placement, home.Tags.With(consumer.Tags), last);
        }
    }

    public StackDescription Stack { get; }

    /// <summary>The units with the regions that follow from their settings, the service first; null: unknown.</summary>
    public IReadOnlyList<UnitDescription> Units => _units;

    /// <summary>The claims of all units, the service's first.</summary>
    public IReadOnlyList<PlacementClaim> Claims => _claims;

    /// <summary>The features of all units and their contexts, the service's first.</summary>
    public IEnumerable<(StackFeature Feature, FeatureContext Context)> Features => _features.Zip(_contexts);

    private static IEnumerable<PlacementClaim> ClaimsOf(UnitDescription unit, string? ownRole, string? consumersRole = null) =>
    [
        .. unit.Placement.Region is { } region ? (PlacementClaim[])[new(unit.Name, region) { Region = region }] : [],
        PlacementClaim.OfArn(unit.Name, ownRole) with { Region = null },
        PlacementClaim.OfArn(unit.Name, consumersRole) with { Region = null, Account = null },
        .. unit.Features.SelectMany(feature => feature.Claims(unit.Name)),
    ];

    private UnitDescription Infer(UnitDescription unit, string? homeRegion, IEnumerable<PlacementClaim> claims)
    {
        var own = claims.ToList();
        _claims.AddRange(own);
        var region = own.Find(claim => claim.Region is not null)?.Region ?? (unit.Placement.Account is null ? homeRegion : null);
        return unit with { Placement = unit.Placement with { Region = region } };
    }

    private void Publish(UnitDescription unit, PlacementSpec home, EquatableList<Tag> tags, FeatureContext? before)
    {
        _units.Add(unit);
        var settings = new Unit(Stack.Name, unit.Name, unit.Placement, home, tags);
        foreach (var feature in unit.Features)
        {
            var context = new FeatureContext(settings, feature.Name, before, _contexts);
            _features.Add(feature);
            _contexts.Add(context);
            feature.Publish(context);
            context.Close();
            before = context;
        }
    }
}
