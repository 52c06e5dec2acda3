using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit;

/// <summary>A part of a stack that a project outside the library describes: its settings, rules and resources.</summary>
/// <remarks>Immutable: a description may be shared, forked and planned many times.</remarks>
public abstract class StackFeature
{
    /// <summary>Creates a feature.</summary>
    /// <param name="name">Its name in the stack, unique among the features that are added: lower-case letters, digits and hyphens.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is null or empty.</exception>
    protected StackFeature(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
    }

    /// <summary>Its name in the stack.</summary>
    public string Name { get; }

    /// <summary>Returns the validation errors of its settings, without AWS. Default: none.</summary>
    /// <param name="stack">Name of the stack; logical ids begin with it.</param>
    public virtual IEnumerable<StackValidationError> Validate(string stack) => [];

    /// <summary>Returns its resources, in the service's account and region.</summary>
    /// <param name="context">The stack.</param>
    public abstract IEnumerable<Resource> Compose(FeatureContext context);
}

/// <summary>The stack to which a feature adds resources.</summary>
public sealed class FeatureContext
{
    private readonly string _unit;

    internal FeatureContext(string stack, string unit, Placement at, EquatableList<Tag> tags) => (StackName, _unit, At, Tags) = (stack, unit, at, tags);

    /// <summary>The stack's name.</summary>
    public string StackName { get; }

    /// <summary>The service's account and region.</summary>
    public Placement At { get; }

    /// <summary>The user's tags, for <see cref="Resource.Tags"/>.</summary>
    public EquatableList<Tag> Tags { get; }

    /// <summary>Returns the logical id of a resource.</summary>
    /// <param name="part">Name of the resource in the stack, unique: <c>queue</c> in <c>orders/queue</c>.</param>
    public LogicalId Id(string part) => new(_unit, part);
}
