namespace PrivateLinkKit.Testing;

/// <summary>
/// An AWS API that an <see cref="EmbeddedAws"/> emulates, such as a small SQS for the tests of a queue: register it in
/// <see cref="EmbeddedAwsOptions.Services"/>. It may serve several instances, so state belongs in <see cref="ServiceCall.Store{T}()"/>.
/// </summary>
public interface IEmulatedService
{
    /// <summary>
    /// The name of the service in signatures and IAM actions, such as <c>sqs</c>. Services may share a name, and one may have that of a built-in service: the
    /// one registered last that emulates the operation answers. The built-in SQS, SNS and S3 are replaced as a whole, since no other service has their queues,
    /// topics and buckets.
    /// </summary>
    string Name { get; }

    /// <summary>The wire protocol of its API.</summary>
    AwsProtocol Protocol { get; }

    /// <summary>Adds the operations; called once for each EmbeddedAws, before it starts.</summary>
    /// <param name="service">The definition to fill.</param>
    void Define(ServiceDefinition service);
}
