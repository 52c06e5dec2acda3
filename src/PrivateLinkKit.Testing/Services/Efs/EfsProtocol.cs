using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Services.Efs;

/// <summary>The protocol of EFS: restJson, with the code of an error in its body too.</summary>
internal sealed class EfsProtocol : RestJsonProtocol
{
    internal override string Spell(string commonCode) => commonCode;

    internal override ApiAnswer RenderError(AwsErrorException error, string requestId)
    {
        var body = new WireObject { { "ErrorCode", new WireText(error.Code) }, { "Message", new WireText(error.Message) } };
        return base.RenderError(error, requestId) with { Body = JsonBody.Bytes(json => JsonBody.Write(json, body)) };
    }

    internal override AwsErrorException Failed(string message) => new("InternalServerError", message, 500);

    internal override AwsErrorException MissingParameter(string path) => EfsErrors.BadRequest($"{path} is required.");

    internal override AwsErrorException UnknownParameter(string path) => EfsErrors.BadRequest($"{path} is not recognized");

    internal override AwsErrorException InvalidParameter(string path, string reason) => EfsErrors.BadRequest($"{path} is invalid: {reason}");

    internal override AwsErrorException OutOfBounds(string path, string value, string bound) =>
        EfsErrors.BadRequest($"{path} is invalid: '{value}' must have a {bound}.");
}
