using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit;

/// <summary>
/// A feature's place in a stack: its unit, and the typed outputs by which features find each other, such as a <see cref="UnitNetwork"/>. A feature
/// knows the types of outputs, never the features that publish them.
/// </summary>
public sealed class FeatureContext
{
    private readonly Unit _unit;
    private readonly string _feature;
    private readonly FeatureContext? _before;
    private readonly IReadOnlyList<FeatureContext> _all;
    private readonly List<(Type Type, object Output)> _published = [];
    private bool _isClosed;

    /// <param name="unit">The feature's unit.</param>
    /// <param name="feature">The feature's name.</param>
    /// <param name="before">The feature before; for a consumer's first, the last one of the service.</param>
    /// <param name="all">All features of the stack.</param>
    internal FeatureContext(Unit unit, string feature, FeatureContext? before, IReadOnlyList<FeatureContext> all) =>
        (_unit, _feature, _before, _all) = (unit, feature, before, all);

    /// <summary>The stack's name.</summary>
    public string StackName => _unit.Stack;

    /// <summary>Name of the feature's unit: the service's, which is the stack's, or a consumer's.</summary>
    public string UnitName => _unit.Name;

    /// <summary>The unit's region; null while it is unknown: a description may leave it to the host's options.</summary>
    public string? Region => _unit.Placement.Region;

    /// <summary>The unit's account and region.</summary>
    /// <exception cref="InvalidOperationException">They are not known before the stack is planned, in <see cref="StackFeature.Compose"/>.</exception>
    public Placement At => _unit.Placement.Located;

    /// <summary>The service's account and region, the stack's home.</summary>
    /// <exception cref="InvalidOperationException">They are not known before the stack is planned, in <see cref="StackFeature.Compose"/>.</exception>
    public Placement Home => _unit.Home.Located;

    /// <summary>The user's tags, for <see cref="Resource.Tags"/>.</summary>
    public EquatableList<Tag> Tags => _unit.Tags;

    /// <summary>Returns the user's tags and a feature's own, for <see cref="Resource.Tags"/>. The last value of a key counts.</summary>
    /// <param name="own">The feature's tags.</param>
    /// <exception cref="ArgumentNullException"><paramref name="own"/> is null.</exception>
    public EquatableList<Tag> TagsWith(params IEnumerable<Tag> own) => _unit.Tags.With(Argument.NotNull(own));

    /// <summary>true in the service's unit.</summary>
    internal bool IsHome => _unit.Name == _unit.Stack;

    /// <summary>
    /// true if zone names mean the same in the unit and at home. A unit without a role runs with the host's credentials, whose account is unknown.
    /// </summary>
    internal bool SharesAccountWithHome => _unit.Home.SharesAccountWith(_unit.Placement);

    /// <summary>The unit's account if it is known and not the service's; null otherwise.</summary>
    internal string? ForeignAccountId => _unit.Placement.AccountId is { } account && account != _unit.Home.AccountId ? account : null;

    /// <summary>Refuses further outputs.</summary>
    internal void Close() => _isClosed = true;

    /// <summary>Returns the logical id of a resource.</summary>
    /// <param name="part">Name of the resource in its unit, unique: <c>queue</c> in <c>orders/queue</c>.</param>
    public LogicalId Id(string part) => new(_unit.Name, part);

    /// <summary>Publishes an output for other features.</summary>
    /// <typeparam name="T">Its type, by which alone it is found: neither by a base type nor by that of the object.</typeparam>
    /// <param name="output">The output. A feature that knows only its type must be able to use it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="output"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The call is not made in <see cref="StackFeature.Publish"/>: others would miss the output.</exception>
    public void Publish<T>(T output)
        where T : class
    {
        if (_isClosed)
        {
            throw new InvalidOperationException($"Feature '{_feature}' publishes its {typeof(T).Name} too late. Publish it in StackFeature.Publish.");
        }

        _published.Add((typeof(T), Argument.NotNull(output)));
    }

    /// <summary>
    /// Returns the nearest output of the features described before this one, in its unit or else at home; null if there is none. The targets of an NLB are
    /// so those of the ALB before it, or without an ALB the tasks.
    /// </summary>
    /// <typeparam name="T">Type of the output.</typeparam>
    public T? Find<T>()
        where T : class
    {
        for (var context = _before; context is not null; context = context._before)
        {
            if (context.Published<T>().LastOrDefault() is { } output)
            {
                return output;
            }
        }

        return null;
    }

    /// <summary>Returns what <see cref="Find"/> does, if the feature cannot be composed without it.</summary>
    /// <typeparam name="T">Type of the output.</typeparam>
    /// <exception cref="StackValidationException">There is none. A rule need not catch it: all errors are reported together.</exception>
    public T Require<T>()
        where T : class => Find<T>() ?? throw new StackValidationException(StackName, [.. Lacking<T>()]);

    /// <summary>Returns the outputs of all features, before and after this one, in the order of the description: the service's, then the consumers'.</summary>
    /// <typeparam name="T">Type of the outputs.</typeparam>
    public IReadOnlyList<T> All<T>()
        where T : class => [.. _all.SelectMany(context => context.Published<T>())];

    /// <summary>Returns the error of a feature that cannot be composed without an output, if there is none.</summary>
    internal IEnumerable<StackValidationError> Lacking<T>()
        where T : class => Find<T>() is not null ? [] :
        [
            new StackValidationError($"{Id(_feature)}", typeof(T).Name, $"The feature needs a {typeof(T).Name}, and no feature before it has one.",
                "Add it after a feature that has one, or leave it out."),
        ];

    /// <summary>Types of the outputs that a service has once.</summary>
    internal IEnumerable<Type> SingleOutputs => _published.Select(own => own.Type).Where(type => type.IsAssignableTo(typeof(ISingleOutput)));

    private IEnumerable<T> Published<T>() => _published.Where(own => own.Type == typeof(T)).Select(own => (T)own.Output);
}
