package io.mien.inference.onnx;

import io.mien.inference.Model;
import io.mien.inference.ModelCard;
import io.mien.inference.ModelContract;

class OnnxContractTest extends ModelContract {

    @Override
    protected Model open(ModelCard card) {
        return InProcess.open(card);
    }
}
