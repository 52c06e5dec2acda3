using Amazon.EC2.Model;
using Amazon.Runtime;
using PrivateLinkKit.Aws.Ec2;
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
        foreach (var service in observed.Resources.OfType<EndpointServiceState>().Where(service => service.AppliedRevisionTag is not null))
        {
            var context = operation.ContextFor(service.At);
            await context.RepeatAsync(token => context.Ec2.DeleteTagsAsync(
                new DeleteTagsRequest { Resources = [service.PhysicalId], Tags = [new() { Key = AppliedRevisionTag.Key }] }, token));
        }
    }

    /// <summary>
    /// Writes the tag after the last change, or when nothing had to change and it is missing. If an emulator refuses the tag, the next plan
    /// needs more calls; the apply does not fail.
    /// </summary>
    public static async Task WriteAsync(Operation operation, Plan plan)
    {
        var states = plan.Graph.InOrder.Select(resource => operation.Outputs[resource.Id]).OfType<ResourceState>().ToList();
        if (states.OfType<EndpointServiceState>().FirstOrDefault() is not { } service || (plan.IsEmpty && service.AppliedRevisionTag == plan.Description))
        {
            return;
        }

        var context = operation.ContextFor(service.At);
        try
        {
            await context.RepeatAsync(token => context.Ec2.CreateTagsAsync(
                new CreateTagsRequest { Resources = [service.PhysicalId], Tags = [new() { Key = AppliedRevisionTag.Key, Value = plan.Description }] }, token));
        }
        catch (Exception error) when (error is AmazonServiceException or OperationNotImplementedException
            || AwsErrors.IsAmbiguous(error, operation.CancellationToken))
        {
            // Nothing depends on the tag.
        }
    }
}
