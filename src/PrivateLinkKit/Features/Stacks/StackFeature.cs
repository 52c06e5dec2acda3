using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit;

/// <summary>A part of a stack: its settings, rules and resources. The built-in parts, such as the network and the load balancers, are features too.</summary>
/// <remarks>
/// Immutable: a description may be shared, forked and planned many times. <see cref="Claims"/>, <see cref="Publish"/> and <see cref="Validate"/> are
/// called for each feature in this order when the description is built, and must accept settings that are invalid; when it is planned,
/// <see cref="Publish"/> is called again, and <see cref="Compose"/> and <see cref="Checks"/> after it.
/// </remarks>
public abstract class StackFeature
{
    /// <summary>Creates a feature.</summary>
    /// <param name="name">
    /// Its name, unique in the stack: lower-case letters, digits and hyphens. The built-in ones are called <c>network</c>, <c>fargate</c>, <c>alb</c>,
    /// <c>nlb</c>, <c>endpoint-service</c> and <c>endpoint</c>.
    /// </param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is null or empty.</exception>
    protected StackFeature(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
    }

    /// <summary>Its name in the stack.</summary>
    public string Name { get; }

    /// <summary>Returns the settings that determine a region, an account or a partition. Default: none.</summary>
    /// <param name="unit">Name of its unit; logical ids begin with it.</param>
    public virtual IEnumerable<PlacementClaim> Claims(string unit) => [];

    /// <summary>Publishes what other features may need of it. Default: nothing.</summary>
    /// <param name="context">Its place in the stack. <see cref="FeatureContext.All"/> returns outputs of earlier features only.</param>
    public virtual void Publish(FeatureContext context)
    {
    }

    /// <summary>Returns the validation errors of its settings, without AWS. Default: none.</summary>
    /// <param name="context">Its place in the stack. All features have published their outputs.</param>
    public virtual IEnumerable<StackValidationError> Validate(FeatureContext context) => [];

    /// <summary>Returns its resources, in the account and region of its unit.</summary>
    /// <param name="context">Its place in the stack. All features have published their outputs.</param>
    public abstract IEnumerable<Resource> Compose(FeatureContext context);

    /// <summary>Returns the checks of what it uses, to be made before the first change. Default: none.</summary>
    /// <param name="context">Its place in the stack. All features have published their outputs.</param>
    public virtual IEnumerable<PreflightCheck> Checks(FeatureContext context) => [];

    /// <summary>Returns how its resources adjust to what exists. Equal adjustments are made once.</summary>
    internal virtual IEnumerable<IGraphAdjustment> Adjustments => [];
}
