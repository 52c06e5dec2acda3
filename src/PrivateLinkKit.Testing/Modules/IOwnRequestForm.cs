using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Modules;

/// <summary>A service whose requests differ from its protocol, such as S3 with buckets in host names.</summary>
internal interface IOwnRequestForm : IEmulatedService
{
    /// <summary>Returns a request with the path and query string of its protocol.</summary>
    ApiRequest Address(ApiRequest request);

    /// <summary>Returns a request with the body of its protocol.</summary>
    /// <exception cref="AwsErrorException">The body is not encoded as the request says.</exception>
    ApiRequest Decode(ApiRequest request);
}
