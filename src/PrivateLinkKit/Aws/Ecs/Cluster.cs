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

    public override ReadingDepth ReadFrom => ReadingDepth.Everything;

    public static Task<IReadOnlyList<ClusterState>> OwnedAsync(HandlerContext context) =>
        context.SharedAsync<IReadOnlyList<ClusterState>>(Cluster.CloudFormationType, async () =>
        {
            var found = await FindAsync(Cluster.NameFor(context.Tags.Stack), context);
            return found is not null && Owned.Find(context, EcsTagging.FromSdk(found.Tags)) is { } owned ? [ToState(owned, found)] : [];
        });

    /// <summary>Returns the number of services in the owned clusters of all stacks that are read together, by cluster name.</summary>
    public static Task<Dictionary<string, int>> ServiceCountsAsync(HandlerContext context) => context.SharedAsync(nameof(ServiceCountsAsync), async () =>
    {
        var answers = await Task.WhenAll(context.Stacks.Select(stack => Cluster.NameFor(stack.Stack)).Chunk(LargestRequest).Select(names => context.RepeatAsync(
            cancellationToken => context.Ecs.DescribeClustersAsync(new DescribeClustersRequest { Clusters = [.. names] }, cancellationToken))));
        return answers.SelectMany(answer => answer.Clusters ?? []).Where(cluster => cluster.Status == Active)
            .ToDictionary(cluster => cluster.ClusterName, cluster => cluster.ActiveServicesCount ?? 0);
    });

    protected override Task<IReadOnlyList<ClusterState>> ReadAsync(HandlerContext context) => OwnedAsync(context);

    protected override void CompareProperties(PropertyDiff diff, Cluster want, ClusterState? have) => diff
        .Replaces("ClusterName", want.ClusterName, have?.ClusterName);

    /// <exception cref="TagsMissingException">AWS returned an existing cluster of that name that is not the stack's.</exception>
    protected override async Task<ClusterState> CreateAsync(Cluster want, HandlerContext context)
    {
        var response = await context.RepeatAsync(cancellationToken => context.Ecs.CreateClusterAsync(
            new CreateClusterRequest { ClusterName = want.ClusterName, Tags = context.EcsTags(want) }, cancellationToken));
        var made = response.Cluster.Tags is { Count: > 0 } ? response.Cluster : await FindAsync(want.ClusterName, context);
        return Owned.Find(context, EcsTagging.FromSdk(made?.Tags)) is { } owned
            ? ToState(owned, response.Cluster)
            : throw TakenNames.Taken(want, response.Cluster.ClusterArn, context.EcsCommand(want.Id, response.Cluster.ClusterArn));
    }

    protected override Task DeleteAsync(ClusterState have, HandlerContext context) =>
        context.DeleteAsync(have, cancellationToken =>
            context.Ecs.DeleteClusterAsync(new DeleteClusterRequest { Cluster = have.PhysicalId }, cancellationToken));

    private static async Task<Sdk.Cluster?> FindAsync(string name, HandlerContext context)
    {
        var response = await context.RepeatAsync(cancellationToken => context.Ecs.DescribeClustersAsync(
            new DescribeClustersRequest { Clusters = [name], Include = [ClusterField.TAGS.Value] }, cancellationToken));
        return response.Clusters?.SingleOrDefault(cluster => cluster.Status == Active);
    }

    private static ClusterState ToState(Owned owned, Sdk.Cluster found) => new(owned.Id, owned.At, found.ClusterArn)
    {
        Tags = owned.Tags,
        ClusterName = found.ClusterName,
    };
}
