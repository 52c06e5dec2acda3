"""API Gateway: bytes as bodies, free parameters in the query string, lists called item."""
from client import client, same

BODY = b'{"openapi":"3.0.1"}'
gateway = client("apigateway")
made = gateway.import_rest_api(failOnWarnings=True, parameters={"endpointConfigurationTypes": "PRIVATE"}, body=BODY)
same(("api1", "endpointConfigurationTypes=PRIVATE", 201), (made["id"], made["name"], made["ResponseMetadata"]["HTTPStatusCode"]))
same([("api1", made["createdDate"])], [(api["id"], api["createdDate"]) for api in gateway.get_rest_apis(limit=5)["items"]])
export = gateway.get_export(restApiId="api1", stageName="s", exportType="oas30", parameters={"extensions": "apigateway"}, accepts="application/yaml")
same((BODY, "application/yaml", "attachment; filename=apigateway"), (export["body"].read(), export["contentType"], export["contentDisposition"]))
