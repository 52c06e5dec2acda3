using Amazon.Runtime;
using PrivateLinkKit.Engine.Guards;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Ownership;

namespace PrivateLinkKit.Engine.Kinds;

/// <summary>Handles creates that AWS refuses because a resource without the stack's tags has the name.</summary>
internal static class TakenNames
{
    /// <param name="context">Context of the placement.</param>
    /// <param name="want">The resource to create.</param>
    /// <param name="create">The call.</param>
    /// <param name="isTaken">Returns true for an error that the name is taken.</param>
    /// <param name="find">Returns the id or ARN of the resource with the name; null if it cannot be found.</param>
    /// <param name="command">The AWS CLI command that sets the stack's tags on it.</param>
    /// <exception cref="TagsMissingException">The name is taken.</exception>
    public static async Task<T> UnlessNameIsTakenAsync<T>(
        this HandlerContext context,
        Resource want,
        Func<Task<T>> create,
        Func<AmazonServiceException, bool> isTaken,
        Func<Task<string?>> find,
        Func<string, string> command)
    {
        try
        {
            return await create();
        }
        catch (AmazonServiceException error) when (isTaken(error))
        {
            if (await find() is { } existing)
            {
                throw Taken(want, existing, command(existing), error);
            }

            throw;
        }
    }

    public static TagsMissingException Taken(Resource want, string existing, string command, Exception? refusal = null) => new(
        want.Id.Value, existing, "has the name that the stack needs", command, "Otherwise delete it, or rename the stack.", refusal);

    /// <summary>Returns the finding that a resource which is not the stack's has the name of one to create.</summary>
    public static PreflightFinding Finding(LogicalId id, string existing, string command) => new()
    {
        Code = PreflightCode.NameTaken,
        LogicalId = id.Value,
        ResourceId = existing,
        Text = $"{existing} has the name that the stack needs, but does not carry the stack's tags",
        Remedy = $"If it is the stack's, restore the tags: {command} . Otherwise delete it, or rename the stack.",
        Dependents = [id],
    };

    /// <summary>Reports the names of resources to create that others have.</summary>
    /// <param name="context">Context of the placement; such resources are only at the stack's home.</param>
    /// <param name="owned">The stack's existing resources of the kind.</param>
    /// <param name="having">Returns the ARNs of those with the name.</param>
    /// <param name="command">The AWS CLI command that sets the stack's tags on one.</param>
    public static void BlockTakenNames<TResource>(
        this HandlerContext context, IEnumerable<LogicalId> owned, Func<TResource, IEnumerable<string>> having,
            Func<LogicalId, string, string> command)
        where TResource : Resource
    {
        if (context.OnlyDeletes || context.At != context.Graph.Home)
        {
            return;
        }

        foreach (var want in context.Graph.InOrder.OfType<TResource>().ExceptBy(owned, want => want.Id))
        {
            if (having(want).FirstOrDefault() is { } taken)
            {
                context.Block(Finding(want.Id, taken, command(want.Id, taken)));
            }
        }
    }

    public static string ElbV2Command(this HandlerContext context, LogicalId id, string arn) =>
        $"aws elbv2 add-tags --region {context.At.Region} --resource-arns {arn} --tags {Tags("Key", "Value", context, id)}";

    public static string Ec2Command(this HandlerContext context, LogicalId id, string resourceId) =>
        $"aws ec2 create-tags --region {context.At.Region} --resources {resourceId} --tags {Tags("Key", "Value", context, id)}";

    public static string EcsCommand(this HandlerContext context, LogicalId id, string arn) =>
        $"aws ecs tag-resource --region {context.At.Region} --resource-arn {arn} --tags {Tags("key", "value", context, id)}";

    private static string Tags(string key, string value, HandlerContext context, LogicalId id) =>
        string.Join(' ', new Tag[]
        {
            new(OwnershipTags.StackKey, context.Tags.Stack),
            new(OwnershipTags.HomeKey, context.Tags.Identity.Home.ToString()),
            new(OwnershipTags.IdKey, id.Value),
        }.Select(tag => $"{key}={tag.Key},{value}={tag.Value}"));
}
