enum SecretsPlaceholder {}
import Crypto
