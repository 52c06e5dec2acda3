using Amazon.ECS;
using Amazon.ECS.Model;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;
using Sdk = Amazon.ECS.Model;
using Task = System.Threading.Tasks.Task;

namespace PrivateLinkKit.Aws.Ecs;

internal sealed record Cluster(LogicalId Id, Placement At) : Resource(Id, CloudFormationType, At)
{
    public const string CloudFormationType = "AWS::ECS::Cluster";

    /// <summary>The output <c>Name</c>; the id is the ARN.</summary>
    public const string Name = nameof(Name);

    /// <summary>Unique in account and region.</summary>
    public required string ClusterName { get; init; }

    public override IEnumerable<Ref> References => [];

    public static string NameFor(string stack) => stack;

    /// <summary>Returns the name; AWS accepts name or ARN for a cluster but returns the ARN.</summary>
    public static string NameOf(string nameOrArn) => nameOrArn[(nameOrArn.LastIndexOf('/') + 1)..];
}

/// <param name="PhysicalId">The ARN.</param>
internal sealed record ClusterState(LogicalId Id, Placement At, string PhysicalId) : ResourceState(Id, Cluster.CloudFormationType, At, PhysicalId)
{
    public required string ClusterName { get; init; }

    public override string? Output(string name) => name == Cluster.Name ? ClusterName : base.Output(name);
}

internal sealed class ClusterHandler() : EcsHandler<Cluster, ClusterState>(Cluster.CloudFormationType)
{
    private const string Active = "ACTIVE";

    /// <summary>Maximum number of clusters per DescribeClusters call.</summary>
    private const int LargestRequest = 100;

    public override bool ReplacementInterrupts(IReadOnlyList<PropertyChange> changes, bool deletedFirst) => false;

    public static async Task<IReadOnlyList<ClusterState>> OwnedAsync(HandlerContext context) =>
    [
        .. from cluster in await NamesakesAsync(context)
           let owned = Owned.Find(context, EcsTagging.FromSdk(cluster.Tags))
           where owned is not null
           select ToState(owned, cluster),
    ];

    /// <summary>Returns the clusters with the names of the stacks that are read together, whoever made them.</summary>
    private static Task<List<Sdk.Cluster>> NamesakesAsync(HandlerContext context) => context.SharedAsync(Cluster.CloudFormationType, async () =>
    {
        var names = context.Stacks.Select(stack => Cluster.NameFor(stack.Stack)).Distinct();
        var lists = await Task.WhenAll(names.Chunk(LargestRequest).Select(chunk => FindAsync([.. chunk], context)));
        return lists.SelectMany(list => list).ToList();
    });

    protected override async Task<IReadOnlyList<ClusterState>> ReadAsync(HandlerContext context)
    {
        if (context.IsDecisive)
        {
            return await InUseAsync(context);
        }

        var (owned, found) = (await OwnedAsync(context), await NamesakesAsync(context));
        context.BlockTakenNames<Cluster>(
            owned.Select(cluster => cluster.Id),
            want => found.Where(cluster => cluster.ClusterName == want.ClusterName).Select(cluster => cluster.ClusterArn),
            context.EcsCommand);
        return owned;
    }

    private static async Task<IReadOnlyList<ClusterState>> InUseAsync(HandlerContext context) => InUse.Of<Service, Cluster, ClusterState>(
        context,
        (await ServiceHandler.OwnedAsync(context)).Select(service => (service.Id, service.ClusterArn)),
        service => service.Cluster,
        (want, arn) => new ClusterState(want.Id, want.At, arn) { ClusterName = want.ClusterName });

    protected override void CompareProperties(PropertyDiff diff, Cluster want, ClusterState? have) => diff
        .Replaces("ClusterName", want.ClusterName, have?.ClusterName);

    /// <exception cref="TagsMissingException">AWS returned an existing cluster of that name that is not the stack's.</exception>
    protected override async Task<ClusterState> CreateAsync(Cluster want, HandlerContext context)
    {
        var response = await context.RepeatAsync(cancellationToken => context.Ecs.CreateClusterAsync(
            new CreateClusterRequest { ClusterName = want.ClusterName, Tags = context.EcsTags(want) }, cancellationToken));
        var made = response.Cluster.Tags is { Count: > 0 } ? response.Cluster : (await FindAsync([want.ClusterName], context)).FirstOrDefault();
        return Owned.Find(context, EcsTagging.FromSdk(made?.Tags)) is { } owned
            ? ToState(owned, response.Cluster)
            : throw TakenNames.Taken(want, response.Cluster.ClusterArn, context.EcsCommand(want.Id, response.Cluster.ClusterArn));
    }

    protected override Task DeleteAsync(ClusterState have, HandlerContext context) =>
        context.DeleteAsync(have, cancellationToken =>
            context.Ecs.DeleteClusterAsync(new DeleteClusterRequest { Cluster = have.PhysicalId }, cancellationToken));

    private static async Task<IEnumerable<Sdk.Cluster>> FindAsync(List<string> names, HandlerContext context)
    {
        var response = await context.RepeatAsync(cancellationToken => context.Ecs.DescribeClustersAsync(
            new DescribeClustersRequest { Clusters = names, Include = [ClusterField.TAGS.Value] }, cancellationToken));
        return (response.Clusters ?? []).Where(cluster => cluster.Status == Active);
    }

    private static ClusterState ToState(Owned owned, Sdk.Cluster found) => new(owned.Id, owned.At, found.ClusterArn)
    {
        Tags = owned.Tags,
        ClusterName = found.ClusterName,
    };
}
