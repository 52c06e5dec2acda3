using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit;

/// <summary>
/// Methods available at every stage of a description. Every call returns a new builder and leaves this one unchanged, so a base can be shared and
/// forked.
/// </summary>
/// <typeparam name="TStage">The stage itself.</typeparam>
public abstract class StackStage<TStage>
    where TStage : StackStage<TStage>
{
    private protected StackStage(StackDescription description) => Description = description;

    private protected StackDescription Description { get; }

    /// <summary>Names the AWS region of the provider side.</summary>
    /// <param name="region">
    /// Such as <c>eu-west-1</c>. Default: the region of the zones or ARNs that are named; without any, the region of the host's options.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="region"/> is null.</exception>
    public TStage InRegion(string region) => With(Description.At(Placement with { Region = Argument.NotNull(region) }));

    /// <summary>
    /// Runs the provider side as an IAM role, usually to reach another account (<c>sts:AssumeRole</c>). Default: the host's own credentials. A stack is found
    /// by its provider's account and region: destroy it before you name others here. Its consumers may move freely.
    /// </summary>
    /// <param name="roleArn">The role's ARN.</param>
    /// <param name="externalId">The external id that the role's trust policy requires; null: none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="roleArn"/> is null.</exception>
    public TStage AsRole(string roleArn, string? externalId = null) =>
        With(Description.At(Placement with { RoleArn = Argument.NotNull(roleArn), ExternalId = externalId }));

    /// <summary>
    /// Runs the provider side in a named account of the host's options (<see cref="PrivateLinkOptions.Accounts"/>): with its role, and in
    /// its region unless the description names one. The remarks of <see cref="AsRole"/> on moving a stack apply here too; the two are
    /// mutually exclusive.
    /// </summary>
    /// <param name="account">A key of <see cref="PrivateLinkOptions.Accounts"/>, case-insensitive. An unknown one is refused before any
    /// call to AWS.</param>
    /// <exception cref="ArgumentNullException"><paramref name="account"/> is null.</exception>
    public TStage InAccount(string account) => With(Description.At(Placement with { Account = Argument.NotNull(account) }));

    /// <summary>Tags every resource of the stack, the consumers' included. The last value given for a key counts.</summary>
    /// <param name="key">At most 128 characters; <c>aws:</c> and <c>privatelinkkit:</c> are reserved.</param>
    /// <param name="value">At most 256 characters.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public TStage WithTag(string key, string value) =>
        With(Description with
        {
            Home = Description.Home with { Tags = Description.Home.Tags.With(new Tag(Argument.NotNull(key), Argument.NotNull(value))) },
        });

    private PlacementSpec Placement => Description.Home.Placement;

    private protected abstract TStage With(StackDescription description);
}
