using Amazon.Runtime;
using Amazon.SimpleSystemsManagement.Model;

namespace PrivateLinkKit.IntegrationTests.Iam;

/// <summary>The four calls on a parameter of a stack's record.</summary>
internal static class RecordRequests
{
    public static IEnumerable<AuthorizationRequest> Of(string name, Place place) => [.. Reads(name, place), .. Writes(name, place)];

    public static IEnumerable<AuthorizationRequest> Reads(string name, Place place) =>
        Of(place, new GetParameterRequest { Name = name }, new GetParametersByPathRequest { Path = name });

    public static IEnumerable<AuthorizationRequest> Writes(string name, Place place) =>
        Of(place, new PutParameterRequest { Name = name }, new DeleteParameterRequest { Name = name });

    private static IEnumerable<AuthorizationRequest> Of(Place place, params AmazonWebServiceRequest[] requests) =>
        requests.SelectMany(request => ApiCalls.Of(request, place).Requests(_ => ApiCall.NoTags));
}
