using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ecs;

namespace PrivateLinkKit.Testing.Services.Ecs;

internal static class TaskDefinitions
{
    private const string Active = "ACTIVE";
    private const string Inactive = "INACTIVE";
    private const string DeleteInProgress = "DELETE_IN_PROGRESS";
    private static readonly TimeSpan Deletion = TimeSpan.FromMinutes(10);

    /// <summary>Registers the next revision of the family, even if nothing differs.</summary>
    public static RegisterTaskDefinitionResult Register(ServiceCall call, RegisterTaskDefinitionRequest request)
    {
        var region = call.Region;
        EcsArns.CheckName("Family", request.Family);
        var target = TaskTarget.Check(request);
        var containers = ContainerDefinitions.Check(request, target);
        var volumes = TaskVolumes.Check(request);
        var tags = EcsTagging.Check(request.Tags);
        var revision = region.Ecs.TaskDefinitions
            .Where(other => other.Family == request.Family)
            .Select(other => other.Revision!.Value)
            .DefaultIfEmpty()
            .Max() + 1;
        var definition = new TaskDefinition
        {
            TaskDefinitionArn = EcsArns.TaskDefinition(region, request.Family!, revision),
            Family = request.Family,
            Revision = revision,
            Status = Active,
            ContainerDefinitions = containers,
            TaskRoleArn = request.TaskRoleArn,
            ExecutionRoleArn = request.ExecutionRoleArn,
            NetworkMode = request.NetworkMode,
            RequiresCompatibilities = request.RequiresCompatibilities,
            Compatibilities = target.Compatibilities,
            Cpu = target.Cpu,
            Memory = target.Memory,
            RuntimePlatform = request.RuntimePlatform,
            Volumes = volumes,
            PlacementConstraints = [],
            RegisteredAt = call.Now,
            RegisteredBy = call.PrincipalArn,
        };
        region.Ecs.TaskDefinitions.Put(definition);
        EcsTagging.Set(region, definition.TaskDefinitionArn, tags);
        return new RegisterTaskDefinitionResult { TaskDefinition = definition, Tags = EcsTagging.Of(region, definition.TaskDefinitionArn) };
    }

    public static DescribeTaskDefinitionResult Describe(ServiceCall call, DescribeTaskDefinitionRequest request)
    {
        var definition = Find(call.Region, request.TaskDefinition!) ?? throw EcsErrors.Client("Unable to describe task definition.");
        return new DescribeTaskDefinitionResult
        {
            TaskDefinition = definition,
            Tags = EcsTagging.Included(call.Region, definition.TaskDefinitionArn!, request.Include),
        };
    }

    public static DeregisterTaskDefinitionResult Deregister(ServiceCall call, DeregisterTaskDefinitionRequest request)
    {
        if (!request.TaskDefinition!.Contains(':'))
        {
            throw EcsErrors.InvalidParameter("Revision is missing in the task definition.");
        }

        var definition = Find(call.Region, request.TaskDefinition)
            ?? throw EcsErrors.Client("The specified task definition does not exist. Specify a valid account, family, revision and try again.");
        if (definition.Status == Active)
        {
            definition = definition with { Status = Inactive, DeregisteredAt = call.Now };
            call.Region.Ecs.TaskDefinitions.Put(definition);
        }

        return new DeregisterTaskDefinitionResult { TaskDefinition = definition };
    }

    public static DeleteTaskDefinitionsResult Delete(ServiceCall call, DeleteTaskDefinitionsRequest request)
    {
        var (deleted, failures) = (new List<TaskDefinition>(), new List<Failure>());
        foreach (var reference in request.TaskDefinitions!)
        {
            var definition = reference.Contains(':') ? Find(call.Region, reference) : null;
            if (definition is null || definition.Status == Active)
            {
                var reason = definition is null
                    ? "The specified task definition does not exist. Specify a valid account, family, revision and try again."
                    : "The specified task definition is still in ACTIVE status. Please deregister the target and try again.";
                failures.Add(new Failure { Arn = definition?.TaskDefinitionArn ?? reference, Reason = reason });
                continue;
            }

            deleted.Add(Delete(call, definition));
        }

        return new DeleteTaskDefinitionsResult { TaskDefinitions = deleted, Failures = failures };
    }

    public static ListTaskDefinitionsResult List(ServiceCall call, ListTaskDefinitionsRequest request)
    {
        var found = call.Region.Ecs.TaskDefinitions
            .Where(definition => definition.Status == (request.Status ?? Active) && (request.FamilyPrefix is null || definition.Family == request.FamilyPrefix))
            .OrderBy(definition => definition.Family, StringComparer.Ordinal).ThenBy(definition => definition.Revision)
            .Select(definition => definition.TaskDefinitionArn!);
        var (page, next) = Pages.Of(request.Sort == "DESC" ? found.Reverse() : found, request.NextToken, request.MaxResults);
        return new ListTaskDefinitionsResult { TaskDefinitionArns = page, NextToken = next };
    }

    public static ListTaskDefinitionFamiliesResult ListFamilies(ServiceCall call, ListTaskDefinitionFamiliesRequest request)
    {
        // A family is active as long as one of its revisions is.
        var families = call.Region.Ecs.TaskDefinitions
            .GroupBy(definition => definition.Family!)
            .Where(family => family.Key.StartsWith(request.FamilyPrefix ?? "", StringComparison.Ordinal))
            .Where(family => request.Status is "ALL" || family.Any(definition => definition.Status == Active) == (request.Status is not Inactive))
            .Select(family => family.Key)
            .Order(StringComparer.Ordinal);
        var (page, next) = Pages.Of(families, request.NextToken, request.MaxResults);
        return new ListTaskDefinitionFamiliesResult { Families = page, NextToken = next };
    }

    /// <summary>Returns the task definition for starting services and tasks.</summary>
    public static TaskDefinition GetActive(AccountRegion region, string reference)
    {
        var definition = Find(region, reference) ?? throw EcsErrors.Client("TaskDefinition not found.");
        return definition.Status == Active ? definition : throw EcsErrors.Client("TaskDefinition is inactive.");
    }

    /// <summary>By ARN, by family and revision, or the newest active revision of a family.</summary>
    private static TaskDefinition? Find(AccountRegion region, string reference)
    {
        var store = region.Ecs.TaskDefinitions;
        if (reference.StartsWith("arn:", StringComparison.Ordinal))
        {
            return store.Find(reference);
        }

        return reference.Split(':') is [var family, var revision]
            ? store.FirstOrDefault(definition => definition.Family == family && $"{definition.Revision}" == revision)
            : store.Where(definition => definition.Family == reference && definition.Status == Active).MaxBy(definition => definition.Revision);
    }

    private static TaskDefinition Delete(ServiceCall call, TaskDefinition definition)
    {
        var store = call.Region.Ecs;
        var arn = definition.TaskDefinitionArn!;
        var deleting = definition with { Status = DeleteInProgress, DeleteRequestedAt = call.Now };
        store.TaskDefinitions.Put(deleting);
        call.Cloud.Timeline.After(Deletion, () =>
        {
            // AWS keeps a revision as long as a service uses it.
            if (store.Services.All(service => service.TaskDefinition != arn || service.Status == ServiceStatus.Inactive))
            {
                store.TaskDefinitions.Remove(arn);
                store.Tags.Remove(arn);
            }
        });
        return deleting;
    }
}
