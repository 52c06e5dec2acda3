#nullable disable
using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace StandIn;

/// <summary>Reads JSON responses and errors.</summary>
internal sealed class JsonResponse(
    Func<JsonSource, AmazonWebServiceResponse> read, Func<ErrorResponse, AmazonServiceException> general, TypedError<JsonSource>[] errors)
    : JsonResponseUnmarshaller
{
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext context) => read(Read(context.Stream));

    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = new StreamingUtf8JsonReader(context.Stream);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(context, ref reader);
        error.InnerException = innerException;
        error.StatusCode = statusCode;
        return errors.FirstOrDefault(known => known.Code == error.Code) is { } typed
            ? typed.Create(error, Read(new MemoryStream(context.GetResponseBodyBytes())))
            : general(error);
    }

    private static JsonSource Read(Stream stream)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        using var document = JsonDocument.Parse(copy.Length == 0 ? "{}"u8.ToArray() : copy.ToArray());
        return new JsonSource(document.RootElement.Clone());
    }
}
