using Amazon.ECS;
using Amazon.ECS.Model;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Ownership;
using PrivateLinkKit.Engine.Planning;
using PrivateLinkKit.Engine.Waiting;
using Sdk = Amazon.ECS.Model;
using Task = System.Threading.Tasks.Task;

namespace PrivateLinkKit.Aws.Ecs;

/// <summary>One revision of a task definition. AWS cannot change a revision, only register the next one.</summary>
internal sealed record TaskDefinition(LogicalId Id, Placement At) : Resource(Id, CloudFormationType, At)
{
    public const string CloudFormationType = "AWS::ECS::TaskDefinition";

    public required string Family { get; init; }

    public required TaskSettings Settings { get; init; }

    /// <summary>
    /// The name of a cluster that is not the stack's own. It becomes a tag, the only record of where the stack's service runs: that cluster
    /// must not be tagged, and ECS lists services by cluster only.
    /// </summary>
    public string? UsedCluster { get; init; }

    public override IEnumerable<Ref> References => [];

    public static string FamilyFor(string stack) => $"{stack}-task";
}

/// <param name="PhysicalId">The revision's ARN.</param>
internal sealed record TaskDefinitionState(LogicalId Id, Placement At, string PhysicalId) : ResourceState(Id, TaskDefinition.CloudFormationType, At, PhysicalId)
{
    public required string Family { get; init; }

    public required TaskSettings Settings { get; init; }

    public string? UsedCluster { get; init; }

    /// <summary>true if it can run tasks; false for the remainder of an interrupted delete.</summary>
    public bool IsRegistered { get; init; } = true;
}

internal sealed class TaskDefinitionHandler() : EcsHandler<TaskDefinition, TaskDefinitionState>(TaskDefinition.CloudFormationType)
{
    /// <summary>Largest page that AWS returns.</summary>
    private const int LargestPage = 100;

    private const string UsedClusterTag = OwnershipTags.Prefix + "cluster";

    public override bool ReplacementInterrupts(IReadOnlyList<PropertyChange> changes, bool deletedFirst) => false;

    public static Task<IReadOnlyList<TaskDefinitionState>> OwnedAsync(HandlerContext context) =>
        context.SharedAsync<IReadOnlyList<TaskDefinitionState>>($"{TaskDefinition.CloudFormationType} {context.Tags.Stack}", async () =>
        {
            var arns = await Task.WhenAll(RevisionsAsync(TaskDefinitionStatus.ACTIVE, context), RevisionsAsync(TaskDefinitionStatus.INACTIVE, context));
            return await FindAsync(arns.SelectMany(arn => arn), context);
        });

    /// <summary>Returns the ARNs of all revisions that can be run.</summary>
    public static async Task<IReadOnlyList<string>> RevisionsAsync(HandlerContext context) => await RevisionsAsync(TaskDefinitionStatus.ACTIVE, context);

    /// <summary>A decisive reading describes the revision that the service runs, unless that may be somebody else's.</summary>
    protected override async Task<IReadOnlyList<TaskDefinitionState>> ReadAsync(HandlerContext context) => context.IsDecisive && !IsIgnored(context)
        ? await FindAsync((await ServiceHandler.OwnedAsync(context)).Select(service => service.TaskDefinition), context)
        : await OwnedAsync(context);

    protected override void CompareProperties(PropertyDiff diff, TaskDefinition want, TaskDefinitionState? have)
    {
        diff.Replaces("Family", want.Family, have?.Family);
        TaskSettings.Compare(diff, want.Settings, have?.Settings);
        diff.Replaces($"Tags.{UsedClusterTag}", want.UsedCluster, have?.UsedCluster)
            .ReplacesFailed("Status", TaskDefinitionStatus.ACTIVE.Value, have is { IsRegistered: false } ? TaskDefinitionStatus.INACTIVE.Value : null);
    }

    protected override async Task<TaskDefinitionState> CreateAsync(TaskDefinition want, HandlerContext context)
    {
        var request = want.Settings.ToRequest(want.Family, want.At.Region);
        request.Tags = context.EcsTags(want);
        if (want.UsedCluster is not null)
        {
            request.Tags.Add(new Sdk.Tag { Key = UsedClusterTag, Value = want.UsedCluster });
        }

        var response = await context.OnceAsync(cancellationToken => context.Ecs.RegisterTaskDefinitionAsync(request, cancellationToken));
        return ToState(context.Made(want), response.TaskDefinition, want.UsedCluster);
    }

    /// <summary>ECS keeps deregistered revisions forever, with their tags, and deletes only deregistered ones.</summary>
    protected override async Task DeleteAsync(TaskDefinitionState have, HandlerContext context)
    {
        if (have.IsRegistered)
        {
            await context.DeleteAsync(have, cancellationToken => context.Ecs.DeregisterTaskDefinitionAsync(
                new DeregisterTaskDefinitionRequest { TaskDefinition = have.PhysicalId }, cancellationToken));
        }

        try
        {
            var answer = await context.RepeatAsync(cancellationToken => context.Ecs.DeleteTaskDefinitionsAsync(
                new DeleteTaskDefinitionsRequest { TaskDefinitions = [have.PhysicalId] }, cancellationToken));
            if (answer.Failures is [var failure, ..])
            {
                await UntilGoneAsync(have, failure.Reason, context);
            }
        }
        catch (OperationNotImplementedException)
        {
            // Such an emulator supports only deregistration.
        }
    }

    /// <summary>A delete that is repeated after a lost answer fails with only a message; the deletion becomes visible after some seconds.</summary>
    private static Task UntilGoneAsync(TaskDefinitionState have, string reason, HandlerContext context) =>
        context.Waiter.UntilAsync(have.Id, "deleted", async () =>
        {
            try
            {
                var found = await context.RepeatAsync(cancellationToken => context.Ecs.DescribeTaskDefinitionAsync(
                    new DescribeTaskDefinitionRequest { TaskDefinition = have.PhysicalId }, cancellationToken));
                var status = found.TaskDefinition.Status;
                return new WaitReading<bool>(true, IsDone: status == TaskDefinitionStatus.DELETE_IN_PROGRESS, $"{status.Value} ({reason})");
            }
            catch (ClientException)
            {
                return new WaitReading<bool>(true, IsDone: true, "gone");
            }
        }, context.Waits.Propagation(have.Kind), context.CancellationToken);

    private static bool IsIgnored(HandlerContext context) =>
        context.Graph.InOrder.OfType<TaskDefinition>().Any(definition => definition.At == context.At && definition.Ignored.Count > 0);

    private static Task<List<string>> RevisionsAsync(TaskDefinitionStatus status, HandlerContext context) => context.AllAsync(
        (token, cancellationToken) => context.Ecs.ListTaskDefinitionsAsync(
            new ListTaskDefinitionsRequest { FamilyPrefix = TaskDefinition.FamilyFor(context.Tags.Stack), Status = status, NextToken = token,
                MaxResults = LargestPage }, cancellationToken),
        page => page.TaskDefinitionArns, page => page.NextToken);

    private static async Task<IReadOnlyList<TaskDefinitionState>> FindAsync(IEnumerable<string> arns, HandlerContext context) =>
        [.. (await Task.WhenAll(arns.Distinct().Select(arn => FindAsync(arn, context)))).OfType<TaskDefinitionState>()];

    private static async Task<TaskDefinitionState?> FindAsync(string arn, HandlerContext context)
    {
        var response = await context.RepeatAsync(cancellationToken => context.Ecs.DescribeTaskDefinitionAsync(
            new DescribeTaskDefinitionRequest { TaskDefinition = arn, Include = [TaskDefinitionField.TAGS.Value] }, cancellationToken));
        var tags = EcsTagging.FromSdk(response.Tags);
        return response.TaskDefinition.Status != TaskDefinitionStatus.DELETE_IN_PROGRESS && Owned.Find(context, tags) is { } owned
            ? ToState(owned, response.TaskDefinition, tags.Find(tag => tag.Key == UsedClusterTag)?.Value)
            : null;
    }

    private static TaskDefinitionState ToState(Owned owned, Sdk.TaskDefinition found, string? usedCluster) => new(owned.Id, owned.At, found.TaskDefinitionArn)
    {
        Tags = owned.Tags,
        Family = found.Family,
        Settings = TaskSettings.From(found),
        UsedCluster = usedCluster,
        IsRegistered = found.Status != TaskDefinitionStatus.INACTIVE,
    };
}
