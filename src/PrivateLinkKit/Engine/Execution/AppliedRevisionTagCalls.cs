using Amazon.Runtime;
using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Ownership;
using PrivateLinkKit.Engine.Planning;

namespace PrivateLinkKit.Engine.Execution;

/// <summary>Maintains the <see cref="AppliedRevisionTag"/>.</summary>
internal static class AppliedRevisionTagCalls
{
    /// <summary>
    /// Removes the tag before the first change of an apply. A destroy needs no such call: the first resource that it deletes is read by
    /// every plan.
    /// </summary>
    public static async Task RemoveAsync(Operation operation, ObservedStack observed)
    {
        foreach (var service in observed.Resources.Where(state => state.ServesConsumers && AppliedRevisionTag.On(state) is not null))
        {
            await operation.Modules.Kind(service.Kind).RemoveTagsAsync(service, [AppliedRevisionTag.Key], operation.ContextFor(service.At));
        }
    }

    /// <summary>
    /// Writes the tag after the last change, or when nothing had to change and it is missing. If an emulator refuses the tag, the next plan
    /// needs more calls; the apply does not fail.
    /// </summary>
    public static async Task WriteAsync(Operation operation, Plan plan)
    {
        var states = plan.Graph.InOrder.Select(resource => operation.Outputs[resource.Id]).OfType<ResourceState>().ToList();
        if (states.Find(state => state.ServesConsumers) is not { } service || (plan.IsEmpty && AppliedRevisionTag.On(service) == plan.Revision))
        {
            return;
        }

        try
        {
            await operation.Modules.Kind(service.Kind).SetTagsAsync(
                service, [new Tag(AppliedRevisionTag.Key, plan.Revision)], operation.ContextFor(service.At));
        }
        catch (Exception error) when (error is AmazonServiceException or OperationNotImplementedException
            || AwsErrors.IsAmbiguous(error, operation.CancellationToken))
        {
            // Nothing depends on the tag.
        }
    }
}
